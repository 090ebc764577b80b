import { hash } from 'node:crypto';

/** 64 bits of a text; never two zeros, which is how a free place looks. */
export type Hash = readonly [number, number];

/** Texts that were met before, by their hashes: so many of them that no list of the texts would fit into memory. */
export interface HashSet {
  has(hash: Hash): boolean;
  /** Nothing happens where there is no room any more. */
  add(hash: Hash): void;
  /** Something was not added. */
  isFull(): boolean;
}

/** A number for each of so many texts. */
export interface HashedNumbers {
  get(text: string): number | undefined;
  /** Nothing happens where there is no room for another text. */
  set(text: string, value: number): void;
}

const FIRST_SIZE = 1 << 12;
/** Each place takes 8 bytes, 16 with a number, and a quarter of the places stays free. */
const MOST_PLACES = 1 << 22;

/** `places`: a power of two. */
export function createHashSet(places: number = MOST_PLACES): HashSet {
  const table = new Table(places, 0);
  return {
    has: (hash) => table.find(hash) >= 0,
    add: (hash) => void table.enter(hash),
    isFull: () => table.isFull,
  };
}

/** `places`: a power of two, or infinite. */
export function createHashedNumbers(places: number = MOST_PLACES): HashedNumbers {
  const table = new Table(places, 1);
  return {
    get(text) {
      const at = table.find(hashOf(text));
      return at < 0 ? undefined : table.values[at];
    },
    set(text, value) {
      const at = table.enter(hashOf(text));
      if (at >= 0) table.values[at] = value;
    },
  };
}

/** Keys two numbers long, and beside each of them room for no number or for one. */
class Table {
  isFull = false;
  values: Float64Array;
  readonly #places: number;
  #keys: Uint32Array;
  #count = 0;

  constructor(places: number, each: 0 | 1) {
    const size = Math.min(FIRST_SIZE, places);
    this.#places = places;
    this.#keys = new Uint32Array(2 * size);
    this.values = new Float64Array(each * size);
  }

  /** Where it is; -1 where it is not. */
  find(key: Hash): number {
    const at = placeOf(this.#keys, key);
    return isFree(this.#keys, at) ? -1 : at / 2;
  }

  /** Where it is from now on; -1 where there is no room. */
  enter(key: Hash): number {
    const known = placeOf(this.#keys, key);
    if (!isFree(this.#keys, known)) return known / 2;
    if (this.#isFilled() && this.#keys.length < 2 * this.#places) this.#grow();
    this.isFull ||= this.#isFilled();
    if (this.isFull) return -1;
    this.#count++;
    return put(this.#keys, placeOf(this.#keys, key), key) / 2;
  }

  #isFilled(): boolean {
    return this.#count * 8 >= this.#keys.length * 3;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.values = new Float64Array(values.length * 2);
    for (let at = 0; at < keys.length; at += 2) {
      if (isFree(keys, at)) continue;
      const key = [keys[at] as number, keys[at + 1] as number] as const;
      const to = put(this.#keys, placeOf(this.#keys, key), key);
      if (values.length > 0) this.values[to / 2] = values[at / 2] as number;
    }
  }
}

export function hashOf(text: string): Hash {
  const digest = hash('sha1', text, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4) || 1];
}

/** Where the key is, or would be: the next free place behind the one that it asks for. */
function placeOf(table: Uint32Array, [low, high]: Hash): number {
  const mask = table.length / 2 - 1;
  let place = low & mask;
  while (!isFree(table, 2 * place) && !(table[2 * place] === low && table[2 * place + 1] === high))
    place = (place + 1) & mask;
  return 2 * place;
}

const isFree = (table: Uint32Array, at: number): boolean => table[at + 1] === 0;

function put(table: Uint32Array, at: number, [low, high]: Hash): number {
  table[at] = low;
  table[at + 1] = high;
  return at;
}
