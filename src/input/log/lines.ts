import { asBuffer } from '../bytes/chunks.ts';
import type { LinesItem } from '../item/item.ts';
import { decodeText } from '../text/decode-text.ts';

const LF = 0x0a;
/** Bytes kept of a line; syslog itself cuts far earlier (RFC 5424 section 6.1). */
const LONGEST = 32 * 1024;

/** The lines of a log, those of a chunk together: one by one they would cost more than reading them. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  asOf: number,
): AsyncGenerator<LinesItem> {
  let [first, open, length] = [1, [] as Buffer[], 0];
  const keep = (piece: Buffer): void => {
    const room = LONGEST - length;
    if (room > 0 && piece.length > 0) open.push(Buffer.from(piece.subarray(0, room)));
    length += piece.length;
  };
  const taken = (): string => {
    const line = textOf(open.length === 1 ? (open[0] as Buffer) : Buffer.concat(open));
    [open, length] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    const bytes = asBuffer(chunk);
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      if (length === 0) lines.push(textOf(bytes.subarray(start, Math.min(end, start + LONGEST))));
      else {
        keep(bytes.subarray(start, end));
        lines.push(taken());
      }
      start = end + 1;
    }
    keep(bytes.subarray(start));
    if (lines.length > 0) yield { type: 'lines', source, first, lines, asOf };
    first += lines.length;
  }
  if (length > 0) yield { type: 'lines', source, first, lines: [taken()], asOf };
}

const CR = 0x0d;

/** A text of its own for each line: what is kept of it keeps no chunk. */
function textOf(bytes: Buffer): string {
  const end = bytes[bytes.length - 1] === CR ? bytes.length - 1 : bytes.length;
  const text = bytes.toString('utf8', 0, end);
  return text.includes('\ufffd') ? decodeText(bytes.subarray(0, end)) : text;
}
