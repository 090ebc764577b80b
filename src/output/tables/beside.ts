import type { Beside } from '../../tally/beside.ts';
import { compare } from '../../tally/comparison.ts';
import type { Summary } from '../../tally/summary.ts';
import { comparisonLines, comparisonTables } from './comparison-tables.ts';
import { deliveryTables } from './delivery-tables.ts';
import type { FiguresTable } from './figures-table.ts';
import { rateTables } from './rates.ts';
import type { SummaryNames } from './summary-sections.ts';

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
