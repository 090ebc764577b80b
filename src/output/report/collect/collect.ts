import type { BounceRecord } from '../../../model.ts';
import { ownText } from '../../../own-text.ts';
import { isAboutAddress, isUnnamed } from '../../summary/summary.ts';
import { type AddressCollector, createAddresses } from './addresses.ts';
import type { Capped } from './capped.ts';
import { createGroups, dayOf, type Groups } from './groups.ts';
import { createMending, type Mending } from './mending.ts';
import { createUnnamed, type UnnamedWords } from './unnamed.ts';

/** What a report tells besides the totals, in bounded memory. */
export interface ReportCollector {
  add(record: BounceRecord): void;
  readonly addresses: Omit<AddressCollector, 'add'>;
  readonly groups: Groups;
  /** What the sender's side can mend. */
  mending(): readonly Mending[];
  unnamed(): Capped<UnnamedWords>;
  /** Days of the first and the last notice, ISO 8601; null where none is dated. */
  period(): Period | null;
}

export type Period = readonly [first: string, last: string];

export interface ReportLimits {
  /** Addresses told apart; about 300 bytes each. */
  readonly addresses: number;
  /** Addresses of a list to be copied. */
  readonly copied: number;
  /** Rows of each table of addresses. */
  readonly rows: number;
  /** Different words told apart and shown. */
  readonly words: number;
}

export const REPORT_LIMITS: ReportLimits = { addresses: 50_000, copied: 10_000, rows: 500, words: 200 };

export function createReportCollector({ addresses: most, words }: ReportLimits = REPORT_LIMITS): ReportCollector {
  const [addresses, mending, groups, unnamed] = [
    createAddresses(most),
    createMending(),
    createGroups(),
    createUnnamed(words),
  ];
  let period: Period | null = null;
  return {
    add(record) {
      period = widened(period, dayOf(record));
      if (isUnnamed(record)) unnamed.add(record);
      if (!isAboutAddress(record)) return;
      addresses.add(record);
      mending.add(record);
      groups.add(record);
    },
    addresses,
    groups,
    mending: mending.list,
    unnamed: unnamed.words,
    period: () => period,
  };
}

function widened(period: Period | null, day: string | null): Period | null {
  if (day === null) return period;
  const [first, last] = period ?? [day, day];
  return [day < first ? ownText(day) : first, day > last ? ownText(day) : last];
}
