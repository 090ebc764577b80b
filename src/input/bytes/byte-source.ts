import { asBuffer } from './chunks.ts';

const NOTHING: Buffer = Buffer.alloc(0);

/** A stream of bytes from which one takes as many as one wants. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = NOTHING;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `count` bytes, or fewer where the stream ends; they stay. */
  async peek(count: number): Promise<Buffer> {
    while (this.#held.length < count) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      this.#held = Buffer.concat([this.#held, next.value]);
    }
    return this.#held.subarray(0, count);
  }

  /** Forgets bytes that were seen. */
  drop(count: number): void {
    this.#held = this.#held.subarray(count);
  }

  /** What is at hand, else what comes next; null at the end. */
  async chunk(): Promise<Buffer | null> {
    const held = this.#held;
    this.#held = NOTHING;
    if (held.length > 0) return held;
    const next = await this.#chunks.next();
    return next.done === true ? null : asBuffer(next.value);
  }

  /** Bytes of the last chunk that are to come again. */
  putBack(bytes: Buffer): void {
    this.#held = bytes;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
