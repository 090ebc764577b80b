import { createHashedNumbers, type HashedNumbers, MOST } from '../kept/hashed.ts';
import type { Spill } from '../kept/spill.ts';
import type { BounceRecord } from '../model.ts';
import type { ListPolicy } from '../rules/files/types.ts';
import { type Account, type Bookkeeping, enter } from './account.ts';
import { createAccounts } from './accounts.ts';
import { addressKey, listAddress } from './address.ts';
import { bearingOf } from './bearing.ts';
import { decide, verdictOf } from './decide.ts';
import { type Moment, momentOf } from './moment.ts';
import { type Judgement, VERDICTS, type VerdictName } from './verdict.ts';

/**
 * Judges every address by all that is said of it, whatever the order in which it came. Memory grows with the
 * addresses, not with the notices: some 100 to 150 bytes for each, and 20 for one that mail has arrived at; for both 2
 * where there is room outside of memory.
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
  /** Mail arrived at more addresses than are kept in mind: whoever is to be removed may have been reached since. */
  isFull(): boolean;
}

/** Of what is kept outside of memory, each takes some 1.5 bytes of it. */
const MOST_SPILLED = 10_000_000;

/** `spill`: where the addresses have room that are too many for memory; `most` of those at which mail arrived. */
export function createJudge(
  policy: ListPolicy,
  spill: Spill | null = null,
  most: number = spill ? MOST_SPILLED : MOST,
): Judge {
  const accounts = createAccounts(spill);
  // A mail that arrived may be read before the notice that it outdates.
  const arrivals = createHashedNumbers('uint32', { spill, most });
  const books: Bookkeeping = { policy, mostDays: mostDaysOf(policy) };
  const arrivedAt = ({ address }: Account): Moment => arrivals.get(addressKey(address)) ?? null;
  const judged = (account: Account): Judgement => decide(account, arrivedAt(account), policy);
  const verdictIn = (account: Account): VerdictName => verdictOf(account, arrivedAt(account), policy);
  // They are asked for more than once, and each time all accounts would have to be read.
  let counted: Readonly<Record<VerdictName, number>> | null = null;
  return {
    policy,
    add(record) {
      const address = listAddress(record);
      const bearing = address === null ? null : bearingOf(record, policy);
      if (address === null || bearing === null) return;
      counted = null;
      const key = addressKey(address);
      if (bearing === 'arrived') arrive(key, momentOf(record.date), arrivals);
      else accounts.change(key, address, (account) => enter(account, record, bearing, books));
    },
    forget(address) {
      counted = null;
      return accounts.delete(addressKey(address));
    },
    of(address) {
      const account = accounts.of(addressKey(address));
      return account && judged(account);
    },
    all: () => [...accounts.each()].map(judged).sort(byGravity),
    some(verdict, most) {
      return firstOf(accounts.each(), (account) => verdictIn(account) === verdict, most).map(judged);
    },
    *verdicts() {
      for (const account of accounts.each()) yield [account.address, verdictIn(account)];
    },
    verdictOf(address) {
      const account = accounts.of(addressKey(address));
      return account && verdictIn(account);
    },
    counts() {
      counted ??= countsOf(accounts.each(), verdictIn);
      return counted;
    },
    isFull: () => arrivals.isFull(),
  };
}

/** By notices; of many never more than twice as many are kept in mind. */
function firstOf(accounts: Iterable<Account>, isSuch: (account: Account) => boolean, most: number): readonly Account[] {
  let such: Account[] = [];
  for (const account of accounts) {
    if (!isSuch(account)) continue;
    such.push(account);
    if (such.length > most * 2) such = such.sort(byNotices).slice(0, most);
  }
  return such.sort(byNotices).slice(0, most);
}

function countsOf(
  accounts: Iterable<Account>,
  verdictIn: (account: Account) => VerdictName,
): Readonly<Record<VerdictName, number>> {
  const counts = { remove: 0, complaint: 0, watch: 0, keep: 0 };
  for (const account of accounts) counts[verdictIn(account)]++;
  return counts;
}

/** A log tells of far more addresses to which mails arrived than of others. */
function arrive(key: string, at: Moment, arrivals: HashedNumbers): void {
  if (at !== null) arrivals.raise(key, at);
}

/** So many days are enough whatever their reasons. */
const mostDaysOf = ({ times, reasons }: ListPolicy): number =>
  Math.max(times, ...Object.values(reasons).map((reason) => reason.times ?? times));

/** As `byGravity` has those of one verdict. */
const byNotices = (a: Account, b: Account): number =>
  (b.marks.hard?.count ?? 0) - (a.marks.hard?.count ?? 0) ||
  (b.marks.soft?.count ?? 0) - (a.marks.soft?.count ?? 0) ||
  (a.address < b.address ? -1 : 1);

const gravity = ({ verdict }: Judgement): number => VERDICTS.indexOf(verdict);
const byGravity = (a: Judgement, b: Judgement): number =>
  gravity(a) - gravity(b) || b.hard - a.hard || b.soft - a.soft || (a.recipient < b.recipient ? -1 : 1);
