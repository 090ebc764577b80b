import { hash } from 'node:crypto';

/** Texts that were met before, by 64 bits of each: so many of them that no list of the texts would fit into memory. */
export interface HashSet {
  /** True where it was not there before, and is now if there was room for another one. */
  add(text: string): boolean;
  /** Something was not added. */
  isFull(): boolean;
}

/** A number for each of so many texts. */
export interface HashedNumbers {
  get(text: string): number | undefined;
  /** Nothing happens where there is no room for another text. */
  set(text: string, value: number): void;
  /** The same where there is no higher one. */
  raise(text: string, value: number): void;
}

/** Each takes 9 to 19 bytes, and half as much again with a number of 32 bits. */
const MOST = 3_000_000;

export function createHashSet(most: number = MOST): HashSet {
  const table = new Table(() => NO_VALUES, most);
  return {
    add(text) {
      const isNew = !table.seek(text);
      if (isNew) table.insert(0);
      return isNew;
    },
    isFull: () => table.isFull,
  };
}

/** `numbers`: whole ones of 32 bits, or any. */
export function createHashedNumbers(numbers: 'uint32' | 'any', most: number = MOST): HashedNumbers {
  const table = new Table((size) => (numbers === 'uint32' ? new Uint32Array(size) : new Float64Array(size)), most);
  const set = (text: string, value: number): void => {
    if (table.seek(text)) table.value = value;
    else table.insert(value);
  };
  return {
    get: (text) => (table.seek(text) ? table.value : undefined),
    set,
    raise(text, value) {
      if (!table.seek(text)) table.insert(value);
      else if (table.value < value) table.value = value;
    },
  };
}

type Values = Float64Array | Uint32Array;
type ValuesFor = (places: number) => Values;
const NO_VALUES = new Uint32Array(0);

/** Texts with a value of each, and the place of the one that was sought last. */
class Table {
  isFull = false;
  readonly #most: number;
  /** By the first bits of the keys; one that did not have to be divided stands at several of them. */
  #pages: readonly Page[];
  #depth = 0;
  #count = 0;
  #page: Page;
  #low = 0;
  #high = 0;
  #place = 0;

  constructor(valuesFor: ValuesFor, most: number) {
    this.#page = new Page(valuesFor, 0);
    this.#pages = [this.#page];
    this.#most = most;
  }

  /** Whether the text is there. */
  seek(text: string): boolean {
    // Asking for a buffer would take three times as long.
    const digest = hash('sha1', text, 'binary');
    this.#low = uint32(digest, 0);
    // No key is two zeros, which is how a free place looks.
    this.#high = uint32(digest, 4) || 1;
    return this.#look();
  }

  /** Puts it there, where it is not and there is room. */
  insert(value: number): void {
    this.isFull ||= this.#count >= this.#most;
    if (this.isFull) return;
    this.#count++;
    while (this.#page.isFull()) this.#divide();
    this.#page.put(this.#place, this.#low, this.#high, value);
  }

  get value(): number {
    return this.#page.values[this.#place] as number;
  }

  set value(value: number) {
    this.#page.values[this.#place] = value;
  }

  #look(): boolean {
    this.#page = this.#pages[prefix(this.#high, this.#depth)] as Page;
    this.#place = this.#page.placeOf(this.#low, this.#high);
    return !this.#page.isFree(this.#place);
  }

  #divide(): void {
    const page = this.#page;
    if (page.depth === this.#depth) {
      this.#pages = this.#pages.flatMap((one) => [one, one]);
      this.#depth++;
    }
    const upper = page.divided();
    const behind = this.#depth - page.depth;
    this.#pages = this.#pages.map((one, i) => (one === page && (i >> behind) & 1 ? upper : one));
    this.#look();
  }
}

/** 0 bits are none: a shift by 32 is one by 0. */
const prefix = (key: number, bits: number): number => (bits === 0 ? 0 : key >>> (32 - bits));

const uint32 = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)) >>>
  0;

const PLACES = 1 << 12;
const MOST_TAKEN = PLACES * 0.85;

/**
 * Keys two numbers long whose first bits are the same, each at the place that it asks for or the next free one behind
 * it. All pages are of one size and none is given back: of arrays that grow, as much again would be lost between them.
 */
class Page {
  readonly values: Values;
  readonly #valuesFor: ValuesFor;
  readonly #keys = new Uint32Array(2 * PLACES);
  #depth: number;
  #count = 0;

  constructor(valuesFor: ValuesFor, depth: number) {
    this.#valuesFor = valuesFor;
    this.values = valuesFor(PLACES);
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

  /** Keeps those with a 0 behind the bits that are the same; the page of the others. */
  divided(): Page {
    const [keys, values] = [this.#keys.slice(), this.values.slice()];
    this.#keys.fill(0);
    this.#count = 0;
    this.#depth++;
    const upper = new Page(this.#valuesFor, this.#depth);
    for (let at = 0; at < PLACES; at++) {
      const [low, high] = [keys[2 * at] as number, keys[2 * at + 1] as number];
      if (high === 0) continue;
      const page = prefix(high, this.#depth) & 1 ? upper : this;
      page.put(page.placeOf(low, high), low, high, values[at] ?? 0);
    }
    return upper;
  }
}
