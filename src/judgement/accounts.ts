import { createHashedNumbers, type HashedNumbers } from '../kept/hashed.ts';
import { createLines, type Lines } from '../kept/lines.ts';
import type { Spill } from '../kept/spill.ts';
import { createWords, type Words } from '../kept/words.ts';
import type { Reason } from '../model.ts';
import { type Account, type Mark, newAccount } from './account.ts';
import { addressKey } from './address.ts';
import { SORTS } from './bearing.ts';

/** The accounts of all addresses: of each a line of text, and where it lies. */
export interface Accounts {
  of(key: string): Account | null;
  /** What `change` made of it is kept; one begins where there is none. */
  change(key: string, address: string, change: (account: Account) => void): void;
  /** True where there was one. */
  delete(key: string): boolean;
  each(): Iterable<Account>;
}

const GONE = -1;

/** `spill`: where those have room that are too many for memory. */
export function createAccounts(spill: Spill | null = null): Accounts {
  const words = createWords();
  let store = createStore(spill);

  const placeOf = (key: string): number => store.places.get(key) ?? GONE;
  const accountAt = (place: number): Account => decoded(store.lines.at(place), words);

  const put = (key: string, account: Account, before: number): void => {
    const line = encoded(account, words);
    if (before !== GONE && store.lines.replace(before, line)) return;
    if (before !== GONE) store.lines.delete(before);
    store.places.set(key, store.lines.append(line));
    if (store.lines.isWasteful()) tidy();
  };

  const tidy = (): void => {
    const old = store;
    store = createStore(spill);
    for (const line of old.lines.all()) store.places.set(keyIn(line, words), store.lines.append(line));
    old.lines.close();
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
      store.lines.delete(place);
      store.places.set(key, GONE);
      return true;
    },
    *each() {
      for (const line of store.lines.all()) yield decoded(line, words);
    },
  };
}

interface Store {
  readonly lines: Lines;
  /** By key. */
  readonly places: HashedNumbers;
}

const createStore = (spill: Spill | null): Store => ({
  lines: createLines(spill),
  places: createHashedNumbers('any', { most: Number.POSITIVE_INFINITY, spill }),
});

const keyIn = (line: string, words: Words): string => addressKey(decoded(line, words).address);

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
