import type { Reason } from '../../../model.ts';
import type { Advice } from '../../../rules/files/types.ts';
import type { Summary } from '../../summary/summary.ts';
import type { SummaryNames } from '../../tables/summary-sections.ts';
import type { ReportCollector, ReportLimits } from '../collect/collect.ts';

/** What an earlier run came to. */
export interface Earlier {
  /** As the reader knows it. */
  readonly name: string;
  readonly summary: Summary;
  readonly collector: ReportCollector;
}

export interface ReportOptions extends SummaryNames {
  /** What the table says about a reason in general. */
  adviceOf(reason: Reason): Advice | null;
  readonly limits?: ReportLimits;
  /** Mails that were sent in the time of the notices; null where nobody said. */
  readonly sent?: number | null;
  /** What the run is compared with. */
  readonly earlier?: Earlier | null;
}

/** All that a report is made of. */
export interface ReportData {
  readonly summary: Summary;
  readonly collector: ReportCollector;
  readonly options: ReportOptions;
  readonly limits: ReportLimits;
}
