const INITIAL = 1 << 18;
/** A window that a large message made larger than this is given back. */
const KEEP = 1 << 22;

/** Bytes come in at the end and leave at the beginning, in amortised linear time. */
export class ByteWindow {
  #bytes = Buffer.allocUnsafeSlow(INITIAL);
  #start = 0;
  #end = 0;
  #view: Buffer | null = null;

  get length(): number {
    return this.#end - this.#start;
  }

  /** Valid until the next change. */
  view(): Buffer {
    this.#view ??= this.#bytes.subarray(this.#start, this.#end);
    return this.#view;
  }

  append(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#bytes.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
    this.#view = null;
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    this.#start += count;
    this.#view = null;
  }

  /** Cuts out `from` up to `to`; costs what stands behind. */
  cut(from: number, to: number): void {
    this.#bytes.copyWithin(this.#start + from, this.#start + to, this.#end);
    this.#end -= to - from;
    this.#view = null;
  }

  #makeRoom(count: number): void {
    const needed = this.length + count;
    // Moving no more than has left keeps the cost linear.
    const fits = needed <= this.#bytes.length && this.#start >= this.length && this.#bytes.length <= KEEP;
    const target = fits ? this.#bytes : Buffer.allocUnsafeSlow(Math.max(INITIAL, Math.ceil(needed * 1.5)));
    this.#bytes.copy(target, 0, this.#start, this.#end);
    this.#end = this.length;
    this.#start = 0;
    this.#bytes = target;
  }
}
