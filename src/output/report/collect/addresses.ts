import type { BounceRecord } from '../../../model.ts';
import { ownText } from '../../../own-text.ts';
import { visible } from '../../text/visible.ts';
import type { Capped } from './capped.ts';

/** What a list manager does about an address. */
export const VERDICTS = ['remove', 'complaint', 'watch', 'keep'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the notices about one address come to. */
export interface ReportAddress {
  readonly address: string;
  readonly verdict: Verdict;
  /** Why, as the reader is told. */
  readonly title: string;
  readonly count: number;
  readonly last: string | null;
}

export interface AddressCollector {
  add(record: BounceRecord): void;
  /** Those with the most notices first. */
  list(verdict: Verdict): Capped<ReportAddress>;
  /** null for an address of which nothing is known. */
  find(address: string): ReportAddress | null;
}

/** Longer than any address (RFC 5321 section 4.5.3.1). */
const LONGEST_ADDRESS = 320;

export function createAddresses(most: number): AddressCollector {
  const known = new Map<string, Mutable<ReportAddress>>();
  let isFull = false;
  return {
    add(record) {
      const address = record.originalRecipient ?? record.recipient;
      const verdict = verdictOf(record);
      if (address === null || verdict === null) return;
      const key = keyOf(address);
      const row = known.get(key);
      if (row !== undefined) update(row, record, verdict);
      else if (known.size < most) known.set(ownText(key), rowOf(address, verdict, record));
      else isFull = true;
    },
    list(verdict) {
      const rows = [...known.values()].filter((row) => row.verdict === verdict).sort(byCount);
      return { shown: rows, total: isFull ? null : rows.length };
    },
    find: (address) => known.get(keyOf(address)) ?? null,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const keyOf = (address: string): string => visible(address, LONGEST_ADDRESS).toLowerCase();

function verdictOf({ kind, list, hardBounce }: BounceRecord): Verdict | null {
  if (list === null) return null;
  if (kind === 'feedback') return list === 'remove' ? 'complaint' : 'keep';
  if (list === 'remove' && hardBounce !== false) return 'remove';
  return list === 'hold' ? 'watch' : 'keep';
}

const rowOf = (address: string, verdict: Verdict, { title, date }: BounceRecord): Mutable<ReportAddress> => ({
  address: ownText(visible(address, LONGEST_ADDRESS)),
  verdict,
  title: ownText(title),
  count: 1,
  last: date && ownText(date),
});

/** What weighs more stays. */
function update(row: Mutable<ReportAddress>, { title, date }: BounceRecord, verdict: Verdict): void {
  row.count++;
  if (date !== null && (row.last === null || Date.parse(date) > Date.parse(row.last))) row.last = ownText(date);
  if (VERDICTS.indexOf(verdict) < VERDICTS.indexOf(row.verdict)) Object.assign(row, { verdict, title: ownText(title) });
}

const byCount = (a: ReportAddress, b: ReportAddress): number => b.count - a.count || (a.address < b.address ? -1 : 1);
