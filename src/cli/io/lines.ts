/** A line of a byte stream, without its line end. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly bytes: Buffer;
  /** It goes on beyond what is kept of it. */
  readonly truncated: boolean;
}

/** What has no lines at all: a disk, a device that never ends. */
export class EndlessLine extends Error {}

const LF = 0x0a;
/** Bytes kept of a line: as many characters as are looked at, in any charset. */
const LONGEST = 32 * 1024;
/** No log has such a line. */
const ENDLESS = 64 * 1024 * 1024;

/** Lines as bytes, as a log may be in any charset; empty ones are counted and left out. Throws `EndlessLine`. */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  let line = new OpenLine(1);
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      line.add(bytes.subarray(start, end));
      yield* line.end();
      line = new OpenLine(line.number + 1);
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  yield* line.end();
}

class OpenLine {
  readonly number: number;
  readonly #pieces: Buffer[] = [];
  #length = 0;

  constructor(number: number) {
    this.number = number;
  }

  add(piece: Buffer): void {
    const room = LONGEST - this.#length;
    if (room > 0 && piece.length > 0) this.#pieces.push(Buffer.from(piece.subarray(0, room)));
    this.#length += piece.length;
    if (this.#length > ENDLESS) throw new EndlessLine();
  }

  *end(): Generator<Line> {
    const kept = Buffer.concat(this.#pieces);
    const truncated = this.#length > LONGEST;
    if (kept.toString('latin1').trim() === '') return;
    yield { number: this.number, bytes: truncated ? withoutHalfCharacter(kept) : kept, truncated };
  }
}

/** Half a character of UTF-8 at the end would make all of it look like another charset. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  const start = bytes.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  return bytes.length - start <= 4 ? bytes.subarray(0, start) : bytes;
}
