import type { BounceRecord } from '../../model.ts';
import type { ListPolicy } from '../../rules/files/types.ts';
import { createPeriod, type Days } from '../period.ts';
import { isAboutAddress, isUnnamed } from '../summary.ts';
import type { Capped } from './capped.ts';
import { createGroups, type Groups } from './groups.ts';
import { createMending, type Mending } from './mending.ts';
import { createUnnamed, type UnnamedWords } from './unnamed.ts';

/** What a report tells besides the totals and the addresses, in bounded memory. */
export interface ReportCollector {
  add(record: BounceRecord): void;
  readonly groups: Groups;
  /** What the sender's side can mend. */
  mending(): readonly Mending[];
  unnamed(): Capped<UnnamedWords>;
  /** Days of the first and the last notice, ISO 8601; null where none is dated. */
  period(): Days | null;
}

export interface ReportLimits {
  /** Addresses of a list to be copied. */
  readonly copied: number;
  /** Rows of each table of addresses. */
  readonly rows: number;
  /** Different words told apart and shown. */
  readonly words: number;
}

export const REPORT_LIMITS: ReportLimits = { copied: 10_000, rows: 500, words: 200 };

export function createReportCollector(policy: ListPolicy, { words }: ReportLimits = REPORT_LIMITS): ReportCollector {
  const [mending, groups] = [createMending(policy), createGroups()];
  const [unnamed, period] = [createUnnamed(words), createPeriod()];
  return {
    add(record) {
      period.add(record.date);
      if (isUnnamed(record)) unnamed.add(record);
      if (!isAboutAddress(record)) return;
      mending.add(record);
      groups.add(record);
    },
    groups,
    mending: mending.list,
    unnamed: unnamed.words,
    period: period.days,
  };
}
