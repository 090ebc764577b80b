import type { FiguresTable } from '../../tables/figures-table.ts';
import { type Html, html } from '../../text/html.ts';

/** A column of a table of the report. */
export interface TableColumn<T> {
  readonly head: string;
  /** Aligned as figures or days are; `name` is the heading of its row. */
  readonly kind: 'name' | 'text' | 'count' | 'day' | 'words';
  cell(row: T): Html | string;
}

/** Rows that a glance takes in; those behind them are folded on a screen. */
const FIRST = 20;

/** A table whose rows are stacked on a phone, each figure with its heading. */
export function table<T>(title: string, columns: readonly TableColumn<T>[], rows: readonly T[]): Html {
  const [first, rest] = [rows.slice(0, FIRST), rows.slice(FIRST)];
  if (rest.length === 0) return plainTable(title, columns, first);
  return html`${plainTable(title, columns, first)}
<details class="rest-of"><summary>続きの${rest.length.toLocaleString('en-US')}件</summary>${plainTable(`${title}(続き)`, columns, rest)}</details>`;
}

const plainTable = <T>(title: string, columns: readonly TableColumn<T>[], rows: readonly T[]): Html => html`
<table class="rows"><caption class="unseen">${title}</caption>
<thead><tr>${columns.map(({ head, kind }) => html`<th scope="col" class="${kind}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column) => cellHtml(column, row))}</tr>\n`)}</tbody></table>`;

function cellHtml<T>({ head, kind, cell }: TableColumn<T>, row: T): Html {
  const content = cell(row);
  if (kind === 'name' || kind === 'words') return html`<th scope="row"${classOf(kind)}>${content}</th>`;
  return html`<td${classOf(kind)} data-head="${head}">${content}</td>`;
}

const classOf = (kind: TableColumn<never>['kind']): Html | null =>
  kind === 'text' || kind === 'name' ? null : html` class="${kind}"`;

/** A block of the summary below a heading of its own. */
export const figuresTable = ({ title, head, columns, rows }: FiguresTable): Html => html`<section><h3>${title}</h3>
${table(
  title,
  [
    { head, kind: 'name', cell: ({ label }) => label },
    ...columns.map((column, i) => ({
      ...{ head: column, kind: 'count' as const },
      cell: ({ cells }: FiguresTable['rows'][number]) => cells[i] ?? '',
    })),
  ],
  rows,
)}</section>`;
