import { Filter, SETS } from './filter.ts';
import { KEY_BYTES, type Numbers, type Page, PLACES, prefix, valueBytes, valuesIn } from './page.ts';
import type { Spill } from './spill.ts';

/** The pages of a table as they were when they were put outside of memory. */
interface Run {
  /** How many bits lead to a page, and where each lies. */
  readonly depth: number;
  readonly pages: readonly number[];
}

/** What of a table lies outside of memory, what came later before what came earlier. */
export class Runs {
  readonly #spill: Spill;
  readonly #numbers: Numbers;
  readonly #runs: Run[] = [];
  readonly #filters: Filter[] = [];
  /** Where a value is read to. */
  readonly #value: ReturnType<typeof valuesIn>;
  readonly #valueBytes: Uint8Array;

  constructor(spill: Spill, numbers: Numbers) {
    this.#spill = spill;
    this.#numbers = numbers;
    const buffer = new ArrayBuffer(8);
    this.#value = valuesIn(buffer, 0, numbers, 1);
    this.#valueBytes = new Uint8Array(buffer, 0, valueBytes(numbers));
  }

  /** `pages`: by the first `depth` bits of the keys. False where there is no room for them. */
  add(pages: readonly Page[], depth: number): boolean {
    const places = new Map<Page, number>();
    for (const page of new Set(pages)) {
      const at = this.#spill.put(page.bytes);
      if (at === null) return false;
      places.set(page, at);
    }
    const number = this.#runs.length;
    if (number % SETS === 0) this.#filters.push(new Filter());
    const filter = this.#filters.at(-1) as Filter;
    for (const page of places.keys()) page.forEachKey((low, high) => filter.add(low, high, number % SETS));
    this.#runs.push({ depth, pages: pages.map((page) => places.get(page) as number) });
    return true;
  }

  /** `undefined` where the key is in none; 0 where there are no values. */
  find(low: number, high: number): number | undefined {
    for (let i = this.#filters.length - 1; i >= 0; i--) {
      let sets = (this.#filters[i] as Filter).sets(low, high);
      for (; sets !== 0; sets &= ~(1 << last(sets))) {
        const value = this.#findIn(this.#runs[i * SETS + last(sets)] as Run, low, high);
        if (value !== undefined) return value;
      }
    }
    return undefined;
  }

  #findIn({ depth, pages }: Run, low: number, high: number): number | undefined {
    const at = pages[prefix(high, depth)] as number;
    let place = low % PLACES;
    for (;;) {
      const count = Math.min(WINDOW, PLACES - place);
      this.#spill.read(windowBytes.subarray(0, count * KEY_BYTES), at + place * KEY_BYTES);
      for (let i = 0; i < count; i++) {
        if (window[2 * i + 1] === 0) return undefined;
        if (window[2 * i] === low && window[2 * i + 1] === high) return this.#valueAt(at, place + i);
      }
      place = (place + count) % PLACES;
    }
  }

  #valueAt(page: number, place: number): number {
    const size = valueBytes(this.#numbers);
    if (size === 0) return 0;
    this.#spill.read(this.#valueBytes, page + PLACES * KEY_BYTES + place * size);
    return this.#value[0] as number;
  }
}

/** Keys that are read at a time: mostly the first few are enough. */
const WINDOW = 32;
const window = new Uint32Array(2 * WINDOW);
const windowBytes = new Uint8Array(window.buffer);

const last = (bits: number): number => 31 - Math.clz32(bits);
