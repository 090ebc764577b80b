import type { Judge } from '../../../judgement/judge.ts';
import type { Judgement, VerdictName } from '../../../judgement/verdict.ts';
import type { Reason } from '../../../model.ts';
import type { Advice } from '../../../rules/files/types.ts';
import type { Beside } from '../../../tally/beside.ts';
import { type Comparison, compare } from '../../../tally/comparison.ts';
import { REPORT_LIMITS, type ReportCollector, type ReportLimits } from '../../../tally/report/collect.ts';
import type { Summary } from '../../../tally/summary.ts';
import type { SummaryNames } from '../../tables/summary-sections.ts';

export interface ReportOptions extends SummaryNames, Beside {
  /** Told of the records by somebody else. */
  readonly judge: Judge;
  /** What the table says about a reason in general. */
  adviceOf(reason: Reason): Advice | null;
  readonly limits?: ReportLimits;
}

/** Whoever stays, and is not even watched, is only counted. */
const TOLD = ['remove', 'complaint', 'watch'] as const satisfies readonly VerdictName[];
export type Told = (typeof TOLD)[number];

export interface Addresses {
  /** The first of them, as many as a list may have. */
  readonly shown: readonly Judgement[];
  readonly total: number;
}

/** All that a report is made of. */
export interface ReportData {
  readonly summary: Summary;
  readonly collector: ReportCollector;
  readonly options: ReportOptions;
  readonly limits: ReportLimits;
  readonly addresses: Readonly<Record<Told, Addresses>>;
  readonly comparison: Comparison | null;
}

export function reportData(summary: Summary, collector: ReportCollector, options: ReportOptions): ReportData {
  const { judge, earlier = null, limits = REPORT_LIMITS } = options;
  const totals = judge.counts();
  const addressesOf = (verdict: Told): Addresses => ({
    shown: judge.some(verdict, limits.copied),
    total: totals[verdict],
  });
  const comparison = earlier === null ? null : compare(summary, judge, earlier);
  return {
    ...{ summary, collector, options, limits, comparison },
    addresses: Object.fromEntries(TOLD.map((verdict) => [verdict, addressesOf(verdict)])) as ReportData['addresses'],
  };
}
