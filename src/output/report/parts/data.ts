import type { Judge } from '../../../judgement/judge.ts';
import type { Judgement, VerdictName } from '../../../judgement/verdict.ts';
import type { Reason } from '../../../model.ts';
import type { Advice } from '../../../rules/files/types.ts';
import { type Comparison, compare } from '../../summary/comparison.ts';
import type { Summary } from '../../summary/summary.ts';
import type { Beside } from '../../tables/beside.ts';
import type { SummaryNames } from '../../tables/summary-sections.ts';
import { REPORT_LIMITS, type ReportCollector, type ReportLimits } from '../collect/collect.ts';

export interface ReportOptions extends SummaryNames, Beside {
  /** Told of the records by somebody else. */
  readonly judge: Judge;
  /** What the table says about a reason in general. */
  adviceOf(reason: Reason): Advice | null;
  readonly limits?: ReportLimits;
}

/** All that a report is made of. */
export interface ReportData {
  readonly summary: Summary;
  readonly collector: ReportCollector;
  readonly options: ReportOptions;
  readonly limits: ReportLimits;
  readonly addresses: Readonly<Record<VerdictName, readonly Judgement[]>>;
  readonly comparison: Comparison | null;
}

export function reportData(summary: Summary, collector: ReportCollector, options: ReportOptions): ReportData {
  const { judge, earlier = null, limits = REPORT_LIMITS } = options;
  const addresses = { remove: [], complaint: [], watch: [], keep: [] } as Record<VerdictName, Judgement[]>;
  for (const judgement of judge.all()) addresses[judgement.verdict].push(judgement);
  const comparison = earlier === null ? null : compare(summary, judge, earlier);
  return { summary, collector, options, limits, addresses, comparison };
}
