import { createHashedNumbers, type HashedNumbers } from '../hashed.ts';
import type { BounceRecord } from '../model.ts';
import { ownText } from '../own-text.ts';
import type { ListPolicy } from '../rules/files/types.ts';
import { type Account, type Bookkeeping, enter } from './account.ts';
import { addressKey, listAddress } from './address.ts';
import { bearingOf } from './bearing.ts';
import { decide, verdictOf } from './decide.ts';
import { type Moment, momentOf } from './moment.ts';
import { type Judgement, VERDICTS, type VerdictName } from './verdict.ts';

/**
 * Judges every address by all that is said of it, whatever the order in which it came. Memory grows with the
 * addresses, not with the notices: some 300 to 500 bytes for each.
 */
export interface Judge {
  /** By which it judges. */
  readonly policy: ListPolicy;
  /** A notice that came twice is to be given once. */
  add(record: BounceRecord): void;
  /** Whoever wants to be sent to anyway: what came before is forgotten. True where something was. */
  forget(address: string): boolean;
  /** null: nothing was said of it. */
  of(address: string): Judgement | null;
  /** Of each address one; those that leave the list come first, then those with the most notices. */
  all(): readonly Judgement[];
  /** The first of `all` with this verdict, at most so many; the others cost nothing. */
  some(verdict: VerdictName, most: number): readonly Judgement[];
  /** Of each address the verdict alone, one after another. */
  verdicts(): Iterable<readonly [recipient: string, verdict: VerdictName]>;
  /** null: nothing was said of it. */
  verdictOf(address: string): VerdictName | null;
  counts(): Readonly<Record<VerdictName, number>>;
}

export function createJudge(policy: ListPolicy): Judge {
  const accounts = new Map<string, Account>();
  // A mail that arrived may be read before the notice that it outdates.
  const arrivals = createHashedNumbers();
  const books: Bookkeeping = { policy, mostDays: mostDaysOf(policy), word: createWords() };
  const judged = (account: Account, key: string): Judgement => decide(account, arrivals.get(key) ?? null, policy);
  const verdictIn = (account: Account, key: string): VerdictName =>
    verdictOf(account, arrivals.get(key) ?? null, policy);
  return {
    policy,
    add(record) {
      const address = listAddress(record);
      const bearing = address === null ? null : bearingOf(record, policy);
      if (address === null || bearing === null) return;
      const key = addressKey(address);
      if (bearing === 'arrived') arrive(key, momentOf(record.date), arrivals);
      else enter(accountOf(key, address, accounts), record, bearing, books);
    },
    forget: (address) => accounts.delete(addressKey(address)),
    of(address) {
      const key = addressKey(address);
      const account = accounts.get(key);
      return account === undefined ? null : judged(account, key);
    },
    all: () => [...accounts].map(([key, account]) => judged(account, key)).sort(byGravity),
    some(verdict, most) {
      const such: Account[] = [];
      for (const [key, account] of accounts) if (verdictIn(account, key) === verdict) such.push(account);
      const first = such.sort(byNotices).slice(0, most);
      return first.map((account) => judged(account, addressKey(account.address)));
    },
    *verdicts() {
      for (const [key, account] of accounts) yield [account.address, verdictIn(account, key)];
    },
    verdictOf(address) {
      const key = addressKey(address);
      const account = accounts.get(key);
      return account === undefined ? null : verdictIn(account, key);
    },
    counts() {
      const counts = { remove: 0, complaint: 0, watch: 0, keep: 0 };
      for (const [key, account] of accounts) counts[verdictIn(account, key)]++;
      return counts;
    },
  };
}

function accountOf(key: string, address: string, accounts: Map<string, Account>): Account {
  const known = accounts.get(key);
  if (known !== undefined) return known;
  const own = ownText(key);
  const account: Account = { address: address === key ? own : ownText(address), marks: {}, days: [] };
  accounts.set(own, account);
  return account;
}

/** A log tells of far more addresses to which mails arrived than of others. */
function arrive(key: string, at: Moment, arrivals: HashedNumbers): void {
  if (at !== null) arrivals.set(key, Math.max(arrivals.get(key) ?? at, at));
}

/** So many days are enough whatever their reasons. */
const mostDaysOf = ({ times, reasons }: ListPolicy): number =>
  Math.max(times, ...Object.values(reasons).map((reason) => reason.times ?? times));

/** More than a table has; records that a stranger wrote may have any number of them. */
const MOST_WORDS = 2000;

function createWords(): Bookkeeping['word'] {
  const words = new Map<string, string>();
  return <T extends string>(word: T): T => {
    const known = words.get(word);
    if (known !== undefined) return known as T;
    const own = ownText(word);
    if (words.size < MOST_WORDS) words.set(own, own);
    return own as T;
  };
}

/** As `byGravity` has those of one verdict. */
const byNotices = (a: Account, b: Account): number =>
  (b.marks.hard?.count ?? 0) - (a.marks.hard?.count ?? 0) ||
  (b.marks.soft?.count ?? 0) - (a.marks.soft?.count ?? 0) ||
  (a.address < b.address ? -1 : 1);

const gravity = ({ verdict }: Judgement): number => VERDICTS.indexOf(verdict);
const byGravity = (a: Judgement, b: Judgement): number =>
  gravity(a) - gravity(b) || b.hard - a.hard || b.soft - a.soft || (a.recipient < b.recipient ? -1 : 1);
