import type { AttemptHours } from '../logs/hours.ts';
import type { LogTotals } from '../logs/totals.ts';

/** What the lines of a log were, when it is through. */
export interface LogItem {
  readonly type: 'log';
  readonly source: string;
  readonly totals: LogTotals;
  /** Attempts of each hour. */
  readonly hours: AttemptHours;
}
