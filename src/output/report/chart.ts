import { number, type SummaryRow } from '../tables/summary-sections.ts';
import { type Html, html } from '../text/html.ts';

/** Each share is told by its pattern and its words; colour only helps. */
export const PATTERNS: Html = html`
<svg width="0" height="0" aria-hidden="true" class="patterns"><defs>
<pattern id="p0" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="ink"/></pattern>
<pattern id="p1" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/><path d="M-2 10 10-2M-2 2 2-2M6 10l4-4" class="line"/></pattern>
<pattern id="p2" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/><circle cx="4" cy="4" r="1.8" class="ink"/></pattern>
<pattern id="p3" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/><path d="M0 4h8M4 0v8" class="line"/></pattern>
<pattern id="p4" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="paper"/><path d="M0 3h6" class="line"/></pattern>
<pattern id="p5" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/></pattern>
</defs></svg>`;

const KINDS_OF_PATTERN = 6;
const WIDTH = 600;

/** One bar divided by shares; what the parts are stands in the table below it. */
export function stackedBar(title: string, rows: readonly SummaryRow[]): Html {
  const total = totalOf(rows);
  let x = 0;
  const parts = rows.map(({ count }, i) => {
    const width = (count / total) * WIDTH;
    const part = html`<rect x="${x.toFixed(1)}" y="1" width="${width.toFixed(1)}" height="38" fill="url(#p${i % KINDS_OF_PATTERN})" class="part"/>`;
    x += width;
    return part;
  });
  const told = rows.map((row) => `${row.label} ${share(row.count, total)}`).join('、');
  return html`<svg class="stack" viewBox="0 0 ${WIDTH} 40" preserveAspectRatio="none" role="img" aria-label="${title}: ${told}">${parts}</svg>`;
}

/** The key to a part of the bar. */
const swatch = (i: number): Html =>
  html`<svg class="swatch" width="18" height="18" aria-hidden="true"><rect x="1" y="1" width="16" height="16" fill="url(#p${i % KINDS_OF_PATTERN})" class="part"/></svg> `;

/** Counts with a bar beside each; the figures are there for those who see no bar. */
export function barTable(title: string, rows: readonly SummaryRow[], hasSwatches: boolean): Html {
  const total = totalOf(rows);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`<table class="bars"><caption class="unseen">${title}</caption>
<colgroup><col class="name"><col class="figure"><col class="figure"><col></colgroup>
<thead class="unseen"><tr><th scope="col">${title}</th><th scope="col">件数</th><th scope="col">割合</th><td></td></tr></thead>
<tbody>${rows.map(
    (
      { label, count },
      i,
    ) => html`<tr><th scope="row">${hasSwatches ? swatch(i) : null}${label}</th><td class="count">${number(count)}</td><td class="count">${share(count, total)}</td><td class="bar"><svg width="100%" height="14" aria-hidden="true"><rect width="${((count / most) * 100).toFixed(1)}%" height="14" class="ink"/></svg></td></tr>
`,
  )}</tbody></table>`;
}

const totalOf = (rows: readonly SummaryRow[]): number =>
  Math.max(
    1,
    rows.reduce((sum, { count }) => sum + count, 0),
  );

export const share = (count: number, total: number): string => `${((count / total) * 100).toFixed(1)}%`;
