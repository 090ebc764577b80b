import { createGunzip, type Gunzip } from 'node:zlib';

/**
 * Decompresses as it reads; members may follow one another, and what follows the last is ignored as gzip(1) does.
 * Written and read by hand, because piping drops what was decompressed before an error:
 * of a file that was cut short everything readable still comes, then the error.
 * @throws the decompressor's error, with a `code` that begins with `Z_`.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const flow = new Flow(createGunzip());
  try {
    for await (const chunk of chunks) {
      yield* flow.write(chunk);
      if (flow.over) break;
    }
    yield* flow.end();
  } finally {
    flow.close();
  }
}

/** The decompressor, pulled. State is looked at and waited for in one go, so no event is missed. */
class Flow {
  readonly #stream: Gunzip;
  #error: Error | null = null;
  #wake: () => void = () => {};
  over = false;

  constructor(stream: Gunzip) {
    this.#stream = stream;
    stream.on('readable', () => this.#wake());
    stream.on('end', () => this.#finish(null));
    stream.on('error', (error) => this.#finish(error));
  }

  async *write(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
    let taken = false;
    this.#stream.write(chunk, () => {
      taken = true;
      this.#wake();
    });
    yield* this.#drain(() => taken);
  }

  async *end(): AsyncGenerator<Uint8Array> {
    if (!this.over) this.#stream.end();
    yield* this.#drain(() => false);
    if (this.#error !== null) throw this.#error;
  }

  close(): void {
    this.#stream.destroy();
  }

  async *#drain(done: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      for (let out = this.#stream.read(); out !== null; out = this.#stream.read()) yield out;
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
