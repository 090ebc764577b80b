import { deliveryTables } from '../../tables/delivery-tables.ts';
import { rateTables } from '../../tables/rates.ts';
import { type SummarySection, summarySections } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { barTable, SCALE, stackedBar } from '../chart/bars.ts';
import type { ReportData } from './data.ts';
import { figuresTable } from './table.ts';

export const sharesPart = ({ summary, options }: ReportData): Html => html`<section><h2 id="shares">割合</h2>
<p>${SCALE}</p>
${rateTables(summary, options.sent ?? null).map(figuresTable)}
${summarySections(summary, options).map(chart)}
${deliveryTables(summary, options).map(figuresTable)}</section>`;

/** Few parts that make a whole are one bar. */
const MOST_PARTS = 7;
const OF_A_WHOLE: ReadonlySet<SummarySection['id']> = new Set(['kinds', 'sides', 'bounces', 'addresses']);

function chart(section: SummarySection): Html {
  const { id, title, rows } = section;
  const isWhole = OF_A_WHOLE.has(id);
  const isStack = isWhole && rows.length > 1 && rows.length <= MOST_PARTS;
  return html`<section><h3>${title}</h3>${isStack ? stackedBar(section) : null}${barTable(section, isWhole)}</section>`;
}
