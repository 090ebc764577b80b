import type { Judge } from '../../judgement/judge.ts';
import { compare, type Earlier } from '../summary/comparison.ts';
import type { Summary } from '../summary/summary.ts';
import { comparisonLines, comparisonTables } from './comparison-tables.ts';
import { deliveryTables } from './delivery-tables.ts';
import type { FiguresTable } from './figures-table.ts';
import { rateTables } from './rates.ts';
import type { SummaryNames } from './summary-sections.ts';

/** What a summary is held against; null, or nothing, where nobody asked. */
export interface Beside {
  /** Of the addresses of the summary. */
  readonly judge?: Judge;
  /** Mails that were sent in the time of the notices. */
  readonly sent?: number | null;
  /** What the run is compared with. */
  readonly earlier?: Earlier | null;
}

export interface BesideTables {
  /** What stands above the summary. */
  readonly lines: readonly string[];
  readonly tables: readonly FiguresTable[];
}

/** What stands beside the counts of a summary in a text: rates, what changed, how much was delivered. */
export function besideTables(summary: Summary, names: SummaryNames & Beside): BesideTables {
  const { judge, sent = null, earlier = null } = names;
  const comparison = judge && earlier ? compare(summary, judge, earlier) : null;
  return {
    lines: comparison && earlier ? comparisonLines(summary, earlier, comparison) : [],
    tables: [
      ...rateTables(summary, sent),
      ...(comparison === null ? [] : Object.values(comparisonTables(comparison, names))),
      ...deliveryTables(summary, names),
    ],
  };
}
