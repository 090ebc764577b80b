import { hash } from 'node:crypto';

/** Texts that were met before, by 64 bits of each: so many of them that no list of the texts would fit into memory. */
export interface HashSet {
  has(text: string): boolean;
  /** Nothing happens where there is no room any more. */
  add(text: string): void;
  /** Something was not added. */
  isFull(): boolean;
}

const FIRST_SIZE = 1 << 12;
/** Each place takes 8 bytes, and half of the places stay free. */
const MOST_PLACES = 1 << 22;

/** `places`: a power of two. */
export function createHashSet(places: number = MOST_PLACES): HashSet {
  let table = new Uint32Array(2 * Math.min(FIRST_SIZE, places));
  let [count, full] = [0, false];
  const grow = (): void => {
    const old = table;
    table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const key = [old[at] as number, old[at + 1] as number] as const;
      if (!isFree(old, at)) put(table, placeOf(table, key), key);
    }
  };
  return {
    has: (text) => !isFree(table, placeOf(table, keyOf(text))),
    add(text) {
      const key = keyOf(text);
      const isKnown = !isFree(table, placeOf(table, key));
      if (isKnown) return;
      if (count * 4 >= table.length && table.length < 2 * places) grow();
      full ||= count * 4 >= table.length;
      if (full) return;
      put(table, placeOf(table, key), key);
      count++;
    },
    isFull: () => full,
  };
}

type Key = readonly [number, number];

/** Never two zeros, which is how a free place looks. */
function keyOf(text: string): Key {
  const digest = hash('sha1', text, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4) || 1];
}

/** Where the key is, or would be: the next free place behind the one that it asks for. */
function placeOf(table: Uint32Array, [low, high]: Key): number {
  const mask = table.length / 2 - 1;
  let place = low & mask;
  while (!isFree(table, 2 * place) && !(table[2 * place] === low && table[2 * place + 1] === high))
    place = (place + 1) & mask;
  return 2 * place;
}

const isFree = (table: Uint32Array, at: number): boolean => table[at + 1] === 0;

function put(table: Uint32Array, at: number, [low, high]: Key): void {
  table[at] = low;
  table[at + 1] = high;
}
