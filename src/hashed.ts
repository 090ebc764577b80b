import { hash } from 'node:crypto';

/** Texts that were met before, by 64 bits of each: so many of them that no list of the texts would fit into memory. */
export interface HashSet {
  has(text: string): boolean;
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

/** Each takes some 10 bytes, and as much again as a number has. */
const MOST = 3_000_000;

export function createHashSet(most: number = MOST): HashSet {
  const table = new Table(() => NO_VALUES, most);
  return {
    has: (text) => table.seek(text),
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
const NO_VALUES = new Uint32Array(0);

/** They grow one after the other, so that no table stands twice in memory. */
const PARTS = 64;

/** Texts with a value of each, and the place of the one that was sought last. */
class Table {
  isFull = false;
  readonly #parts: readonly Part[];
  readonly #most: number;
  #count = 0;
  #part: Part;
  #low = 0;
  #high = 0;
  #place = 0;

  constructor(valuesFor: (size: number) => Values, most: number) {
    this.#parts = Array.from({ length: PARTS }, () => new Part(valuesFor));
    this.#part = this.#parts[0] as Part;
    this.#most = most;
  }

  /** Whether the text is there. */
  seek(text: string): boolean {
    // Asking for numbers would take three times as long, as a buffer is made for each.
    const digest = hash('sha1', text, 'binary');
    this.#low = uint32(digest, 0);
    // No key is two zeros, which is how a free place looks.
    this.#high = uint32(digest, 4) || 1;
    this.#part = this.#parts[digest.charCodeAt(8) % PARTS] as Part;
    this.#place = this.#part.placeOf(this.#low, this.#high);
    return !this.#part.isFree(this.#place);
  }

  /** Puts it there, where it is not and there is room. */
  insert(value: number): void {
    this.isFull ||= this.#count >= this.#most;
    if (this.isFull) return;
    this.#count++;
    this.#part.put(this.#place, this.#low, this.#high, value);
  }

  get value(): number {
    return this.#part.values[this.#place] as number;
  }

  set value(value: number) {
    this.#part.values[this.#place] = value;
  }
}

const uint32 = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)) >>>
  0;

const FIRST_SIZE = 16;
const GROWTH = 1.25;
/** Of the places; between this and the same divided by the growth are taken. */
const FULLEST = 0.85;

/** Keys two numbers long, each at the place that it asks for or the next free one behind it. */
class Part {
  values: Values;
  readonly #valuesFor: (size: number) => Values;
  #keys = new Uint32Array(2 * FIRST_SIZE);
  #size = FIRST_SIZE;
  #count = 0;

  constructor(valuesFor: (size: number) => Values) {
    this.#valuesFor = valuesFor;
    this.values = valuesFor(FIRST_SIZE);
  }

  placeOf(low: number, high: number): number {
    let place = Math.floor((low / 2 ** 32) * this.#size);
    while (!this.isFree(place) && !(this.#keys[2 * place] === low && this.#keys[2 * place + 1] === high))
      place = place + 1 === this.#size ? 0 : place + 1;
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
    if (this.#count > FULLEST * this.#size) this.#grow();
  }

  #grow(): void {
    const [keys, values, size] = [this.#keys, this.values, this.#size];
    this.#size = Math.ceil(size * GROWTH);
    this.#keys = new Uint32Array(2 * this.#size);
    this.values = this.#valuesFor(this.#size);
    this.#count = 0;
    for (let at = 0; at < size; at++) {
      const [low, high] = [keys[2 * at] as number, keys[2 * at + 1] as number];
      if (high !== 0) this.put(this.placeOf(low, high), low, high, values[at] ?? 0);
    }
  }
}
