/** A line of a byte stream, without its line end. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
}

const LF = 0x0a;
const NOTHING: Buffer = Buffer.alloc(0);

/** Lines as bytes, as a log may be in any charset; empty ones are counted and left out. */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    let bytes = Buffer.from(chunk as Uint8Array);
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF)) {
      yield* line(++number, [...rest, bytes.subarray(0, at)]);
      rest = [];
      bytes = bytes.subarray(at + 1);
    }
    if (bytes.length > 0) rest.push(bytes);
  }
  yield* line(number + 1, rest.length > 0 ? rest : [NOTHING]);
}

function* line(number: number, pieces: readonly Buffer[]): Generator<Line> {
  const bytes = Buffer.concat(pieces);
  if (bytes.toString('latin1').trim() !== '') yield { number, bytes };
}
