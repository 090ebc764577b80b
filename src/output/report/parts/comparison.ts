import type { Judgement } from '../../../judgement/verdict.ts';
import { comparisonLine, comparisonTables } from '../../tables/comparison-tables.ts';
import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { ADDRESS_COLUMNS } from './address-lists.ts';
import type { ReportData } from './data.ts';
import { figuresTable, table } from './table.ts';

/** What is new, what stayed and what is gone since an earlier run. */
export function comparisonPart({ summary, options, comparison, limits }: ReportData): Html | null {
  const { earlier = null } = options;
  if (earlier === null || comparison === null) return null;
  const { addresses, reasons } = comparisonTables(comparison, options);
  return html`<section><h2 id="compare">前回との比較</h2>
<p>${comparisonLine(summary, earlier)}</p>
${figuresTable(addresses)}
${stillHtml(comparison.stillOnList, limits.rows)}
${figuresTable(reasons)}</section>`;
}

function stillHtml(rows: readonly Judgement[], most: number): Html | null {
  if (rows.length === 0) return null;
  return html`<section><h3>前回も外すか止める宛先だったもの(${number(rows.length)}件)</h3>
<p>前回のあとも送られています。名簿から外れているかを確かめてください。</p>
${table('前回も外すか止める宛先だったもの', ADDRESS_COLUMNS, rows.slice(0, most))}</section>`;
}
