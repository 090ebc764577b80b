import type { RecordItem } from '../item/item.ts';

const NEWLINE = 0x0a;

/**
 * The lines of an earlier `--format ndjson`, blank ones left out.
 * A line is cut at `maxLine` bytes, so that a hostile one cannot fill the memory.
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  maxLine: number,
): AsyncGenerator<RecordItem> {
  let line = 0;
  for await (const bytes of splitLines(chunks, maxLine)) {
    line += 1;
    const text = bytes.toString('utf8').trim();
    if (text !== '') yield { type: 'record', source, line, text };
  }
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Buffer> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const keep = (piece: Uint8Array): void => {
    const room = Math.max(0, max - length);
    if (room > 0 && piece.length > 0) pieces.push(piece.subarray(0, room));
    length += piece.length;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield Buffer.concat(pieces);
      pieces = [];
      length = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(pieces);
}
