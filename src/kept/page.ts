/** What stands beside each key. */
export type Numbers = 'none' | 'uint32' | 'any';
type Values = Uint32Array | Float64Array;

const SIZES: Readonly<Record<Numbers, number>> = { none: 0, uint32: 4, any: 8 };
export const KEY_BYTES = 8;
export const PLACES = 1 << 12;
const MOST_TAKEN = PLACES * 0.85;

export function valuesIn(buffer: ArrayBuffer, offset: number, numbers: Numbers, count: number): Values {
  if (numbers === 'any') return new Float64Array(buffer, offset, count);
  return new Uint32Array(buffer, offset, numbers === 'none' ? 0 : count);
}

export const valueBytes = (numbers: Numbers): number => SIZES[numbers];

/** 0 bits are none: a shift by 32 is one by 0. */
export const prefix = (key: number, bits: number): number => (bits === 0 ? 0 : key >>> (32 - bits));

/**
 * Keys two numbers long whose first bits are the same, each at the place that it asks for or the next free one behind
 * it. All pages are of one size and none is given back: of arrays that grow, as much again would be lost between them.
 */
export class Page {
  /** All of it: the keys, and behind them the values. */
  readonly bytes: Uint8Array;
  readonly values: Values;
  readonly #numbers: Numbers;
  readonly #keys: Uint32Array;
  #depth: number;
  #count = 0;

  constructor(numbers: Numbers, depth: number) {
    const buffer = new ArrayBuffer(PLACES * (KEY_BYTES + valueBytes(numbers)));
    this.bytes = new Uint8Array(buffer);
    this.#keys = new Uint32Array(buffer, 0, 2 * PLACES);
    this.values = valuesIn(buffer, PLACES * KEY_BYTES, numbers, PLACES);
    this.#numbers = numbers;
    this.#depth = depth;
  }

  /** How many bits are the same. */
  get depth(): number {
    return this.#depth;
  }

  isFull(): boolean {
    return this.#count >= MOST_TAKEN;
  }

  placeOf(low: number, high: number): number {
    let place = low % PLACES;
    while (!this.isFree(place) && !(this.#keys[2 * place] === low && this.#keys[2 * place + 1] === high))
      place = (place + 1) % PLACES;
    return place;
  }

  isFree(place: number): boolean {
    return this.#keys[2 * place + 1] === 0;
  }

  put(place: number, low: number, high: number, value: number): void {
    this.#keys[2 * place] = low;
    this.#keys[2 * place + 1] = high;
    this.values[place] = value;
    this.#count++;
  }

  /** Not by a generator: a pair for each key is much to clear away. */
  forEachKey(visit: (low: number, high: number) => void): void {
    for (let at = 0; at < PLACES; at++)
      if (!this.isFree(at)) visit(this.#keys[2 * at] as number, this.#keys[2 * at + 1] as number);
  }

  clear(): void {
    this.#keys.fill(0);
    this.#count = 0;
  }

  /** Keeps those with a 0 behind the bits that are the same; the page of the others. */
  divided(): Page {
    const [keys, values] = [this.#keys.slice(), this.values.slice()];
    this.clear();
    this.#depth++;
    const upper = new Page(this.#numbers, this.#depth);
    for (let at = 0; at < PLACES; at++) {
      const [low, high] = [keys[2 * at] as number, keys[2 * at + 1] as number];
      if (high === 0) continue;
      const page = prefix(high, this.#depth) & 1 ? upper : this;
      page.put(page.placeOf(low, high), low, high, values[at] ?? 0);
    }
    return upper;
  }
}
