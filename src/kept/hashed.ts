import type { Numbers } from './page.ts';
import { Table, type TableOptions } from './table.ts';

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
  /** Something was not kept. */
  isFull(): boolean;
}

/**
 * Each takes 9 to 19 bytes, and half as much again with a number of 32 bits; of those that are not kept in memory, 12
 * bits.
 */
export const MOST = 3_000_000;

/** `most` texts, and where those have room that are too many for memory. */
export type HashedOptions = Partial<TableOptions>;

const filled = ({ most = MOST, spill = null, ...rest }: HashedOptions): TableOptions => ({ most, spill, ...rest });

export function createHashSet(options: HashedOptions = {}): HashSet {
  const table = new Table('none', filled(options));
  return {
    add(text) {
      const isNew = !table.seek(text);
      if (isNew) table.put(0);
      return isNew;
    },
    isFull: () => table.isFull,
  };
}

/** `numbers`: whole ones of 32 bits, or any. */
export function createHashedNumbers(numbers: Exclude<Numbers, 'none'>, options: HashedOptions = {}): HashedNumbers {
  const table = new Table(numbers, filled(options));
  return {
    get: (text) => (table.seek(text) ? table.value : undefined),
    set(text, value) {
      table.seek(text);
      table.put(value);
    },
    raise(text, value) {
      if (!table.seek(text) || table.value < value) table.put(value);
    },
    isFull: () => table.isFull,
  };
}
