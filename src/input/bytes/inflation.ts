import type { InflateRaw } from 'node:zlib';

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * A decompressor, pulled; piping drops what was decompressed before an error. State is looked at and waited for in one
 * go, so no event is missed.
 */
export class Inflation {
  readonly #stream: InflateRaw;
  #error: Error | null = null;
  #wake: () => void = () => {};
  #given = 0;
  #last: Buffer = NOTHING;
  /** It wants nothing more. */
  over = false;

  constructor(stream: InflateRaw) {
    this.#stream = stream;
    stream.on('readable', () => this.#wake());
    stream.on('end', () => this.#finish(null));
    stream.on('error', (error) => this.#finish(error));
  }

  /** @throws the decompressor's error, behind what came before it. */
  async *write(chunk: Buffer): AsyncGenerator<Uint8Array> {
    let taken = false;
    this.#given += chunk.length;
    this.#last = chunk;
    this.#stream.write(chunk, () => {
      taken = true;
      this.#wake();
    });
    // What it leaves of a chunk shows that it wants no more, though it says so later.
    yield* this.#drain(() => taken && this.#given === this.#stream.bytesWritten);
  }

  /** There is no more. @throws where there should have been. */
  async *end(): AsyncGenerator<Uint8Array> {
    this.#stream.end();
    yield* this.#drain(() => false);
  }

  /** The end of the last chunk, which belongs to what comes behind. */
  unused(): Buffer {
    return this.#last.subarray(this.#last.length - (this.#given - this.#stream.bytesWritten));
  }

  close(): void {
    this.#stream.destroy();
  }

  async *#drain(done: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      for (let out = this.#stream.read(); out !== null; out = this.#stream.read()) yield out;
      if (this.#error !== null) throw this.#error;
      if (this.over || done()) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #finish(error: Error | null): void {
    this.#error = error;
    this.over = true;
    this.#wake();
  }
}
