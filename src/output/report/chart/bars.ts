import { number, type SummarySection } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { fillOf, lookOf, swatch } from './looks.ts';

/** Said once above the charts: the same length is the same share everywhere. */
export const SCALE = '棒の長さは、どの表でも、合計を100%とした割合です。';

const WIDTH = 600;

/** One bar divided by shares; what the parts are stands in the table below it. */
export function stackedBar({ id, title, rows }: SummarySection): Html {
  const total = totalOf(rows);
  let x = 0;
  const parts = rows.map(({ key, count }) => {
    const width = (count / total) * WIDTH;
    const part = html`<rect x="${x.toFixed(1)}" y="1" width="${width.toFixed(1)}" height="38" fill="${fillOf(lookOf(id, key))}" class="part"/>`;
    x += width;
    return part;
  });
  const told = rows.map((row) => `${row.label} ${share(row.count, total)}`).join('、');
  return html`<svg class="stack" viewBox="0 0 ${WIDTH} 40" preserveAspectRatio="none" role="img" aria-label="${title}: ${told}">${parts}</svg>`;
}

/** Counts with a bar beside each; the figures are there for those who see no bar. */
export function barTable({ id, title, rows }: SummarySection, hasSwatches: boolean): Html {
  const total = totalOf(rows);
  return html`<table class="rows bars"><caption class="unseen">${title}</caption>
<colgroup><col class="name"><col class="figure"><col class="figure"><col></colgroup>
<thead class="unseen"><tr><th scope="col">${title}</th><th scope="col">件数</th><th scope="col">割合</th><td></td></tr></thead>
<tbody>${rows.map(
    ({ key, label, count }) =>
      html`<tr><th scope="row">${hasSwatches ? swatch(lookOf(id, key)) : null}${label}</th><td class="count">${number(count)}</td><td class="count">${share(count, total)}</td>${barCell(count / total)}</tr>
`,
  )}</tbody></table>`;
}

/** `part` of the whole, 0 to 1. */
export const barCell = (part: number): Html =>
  html`<td class="bar"><svg width="100%" height="12" aria-hidden="true"><rect width="100%" height="12" class="track"/><rect width="${(part * 100).toFixed(1)}%" height="12" class="ink"/></svg></td>`;

const totalOf = (rows: readonly { readonly count: number }[]): number =>
  Math.max(
    1,
    rows.reduce((sum, { count }) => sum + count, 0),
  );

export const share = (count: number, total: number): string => `${((count / Math.max(1, total)) * 100).toFixed(1)}%`;
