import { createHashedNumbers } from '../hashed.ts';
import type { Reason } from '../model.ts';
import { type Account, type Mark, newAccount } from './account.ts';
import { addressKey } from './address.ts';
import { SORTS } from './bearing.ts';
import { createWords, type Words } from './words.ts';

/**
 * The accounts of all addresses: of each a line of text in a block of bytes, and where it lies. As many objects would
 * take four times the memory, and V8 twice that again.
 */
export interface Accounts {
  of(key: string): Account | null;
  /** What `change` made of it is kept; one begins where there is none. */
  change(key: string, address: string, change: (account: Account) => void): void;
  /** True where there was one. */
  delete(key: string): boolean;
  each(): Iterable<Account>;
}

const BLOCK = 1 << 18;
/** Blocks with less than half of that in use are written anew; fewer are not worth it. */
const LEAST_TIDIED = 16 * BLOCK;
const GONE = -1;
const [END, DEAD] = [0x0a, 0x20];
/** Where a line begins: its block and its place in it, as one number. */
const PLACES = 2 ** 32;

export function createAccounts(): Accounts {
  const words = createWords();
  let store = createStore();

  const placeOf = (key: string): number => store.places.get(key) ?? GONE;
  const accountAt = (place: number): Account => decoded(store.lineAt(place), words);

  const put = (key: string, account: Account, before: number): void => {
    const line = Buffer.from(encoded(account, words), 'utf8');
    if (before !== GONE && store.replace(before, line)) return;
    if (before !== GONE) store.kill(before);
    store.places.set(key, store.append(line));
    if (store.isWasteful()) tidy();
  };

  const tidy = (): void => {
    const old = store;
    store = createStore();
    for (const line of old.lines()) {
      const key = addressKey(decoded(line, words).address);
      store.places.set(key, store.append(Buffer.from(line, 'utf8')));
    }
  };

  return {
    of(key) {
      const place = placeOf(key);
      return place === GONE ? null : accountAt(place);
    },
    change(key, address, change) {
      const place = placeOf(key);
      const account = place === GONE ? newAccount(address) : accountAt(place);
      change(account);
      put(key, account, place);
    },
    delete(key) {
      const place = placeOf(key);
      if (place === GONE) return false;
      store.kill(place);
      store.places.set(key, GONE);
      return true;
    },
    *each() {
      for (const line of store.lines()) yield decoded(line, words);
    },
  };
}

interface Store {
  /** By key. */
  readonly places: ReturnType<typeof createHashedNumbers>;
  append(line: Buffer): number;
  /** False where the new line has no room in the place of the old one. */
  replace(place: number, line: Buffer): boolean;
  kill(place: number): void;
  lineAt(place: number): string;
  lines(): Generator<string>;
  isWasteful(): boolean;
}

function createStore(): Store {
  const blocks: Buffer[] = [];
  const places = createHashedNumbers('any', Number.POSITIVE_INFINITY);
  let [end, used, dead] = [0, 0, 0];
  const found = (place: number): readonly [block: Buffer, start: number, end: number] => {
    const [block, start] = [blocks[Math.floor(place / PLACES)] as Buffer, place % PLACES];
    return [block, start, block.indexOf(END, start)];
  };
  return {
    places,
    append(line) {
      if (blocks.length === 0 || end + line.length + 1 > (blocks.at(-1) as Buffer).length) {
        blocks.push(Buffer.alloc(Math.max(BLOCK, line.length + 1), END));
        end = 0;
      }
      const place = (blocks.length - 1) * PLACES + end;
      end += line.copy(blocks.at(-1) as Buffer, end) + 1;
      used += line.length + 1;
      return place;
    },
    replace(place, line) {
      const [block, start, stop] = found(place);
      if (line.length > stop - start) return false;
      block.fill(DEAD, start, stop);
      line.copy(block, start);
      return true;
    },
    kill(place) {
      const [block, start, stop] = found(place);
      block.fill(DEAD, start, stop);
      dead += stop - start + 1;
    },
    lineAt(place) {
      const [block, start, stop] = found(place);
      return block.toString('utf8', start, stop);
    },
    *lines() {
      for (const block of [...blocks])
        for (let start = 0; start < block.length; ) {
          const stop = block.indexOf(END, start);
          const isAlive = block[start] !== DEAD && stop > start;
          if (isAlive) yield block.toString('utf8', start, stop);
          start = stop + 1;
        }
    },
    isWasteful: () => used > LEAST_TIDIED && dead * 2 > used,
  };
}

type Encoded = readonly [
  address: string,
  marks: readonly (readonly [sort: number, ...rest: EncodedMark])[],
  days: readonly (readonly [at: number, enough: number])[],
];
/** A word that has no number is itself. */
type Word = number | string;
type EncodedMark = readonly [
  ...[count: number, first: number | null, last: number | null],
  ...[reason: Word | null, title: Word],
];

function encoded({ address, marks, days }: Account, words: Words): string {
  const all = SORTS.flatMap((sort, i) => {
    const mark = marks[sort];
    if (mark === undefined) return [];
    const { count, first, last, reason, title } = mark;
    return [[i, count, first, last, reason && words.numberOf(reason), words.numberOf(title)] as const];
  });
  const line: Encoded = [address, all, days.map(({ at, enough }) => [at, enough])];
  return JSON.stringify(line);
}

function decoded(line: string, words: Words): Account {
  const [address, marks, days] = JSON.parse(line) as Encoded;
  const account = newAccount(address);
  for (const [i, count, first, last, reason, title] of marks) {
    const mark: Mark = {
      ...{ count, first, last, reason: reason === null ? null : (words.wordOf(reason) as Reason) },
      title: words.wordOf(title),
    };
    account.marks[SORTS[i] as (typeof SORTS)[number]] = mark;
  }
  account.days = days.map(([at, enough]) => ({ at, enough }));
  return account;
}
