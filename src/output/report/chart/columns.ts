import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { fillOf, type Look, swatch } from './looks.ts';

/** A moment and what came then, in the order of `parts`. */
export interface Column {
  readonly label: string;
  readonly counts: readonly number[];
}

export interface ColumnPart {
  readonly label: string;
  readonly look: Look;
}

const STEP = 24;
const HEIGHT = 120;

/** Columns side by side, each divided by its parts; their scale is of their own, and stands beside them. */
export function columnChart(title: string, parts: readonly ColumnPart[], columns: readonly Column[]): Html {
  const most = Math.max(1, ...columns.map(sumOf));
  const highest = columns.find((column) => sumOf(column) === most)?.label ?? '';
  const [first, last] = [columns[0]?.label ?? '', columns.at(-1)?.label ?? ''];
  const told = `${title}: ${first} から ${last}。もっとも多いのは ${highest} の ${number(most)}件`;
  return html`<figure class="columns">
<p class="keys">${parts.map(({ label, look }) => html`<span>${swatch(look)}${label}</span> `)}</p>
<p class="scale">上の線: ${number(most)}件</p>
<svg viewBox="0 0 ${columns.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${told}">${columns.map((column, i) => columnHtml(column, i, most, parts))}</svg>
<p class="ends"><span>${first}</span><span>${last}</span></p>
</figure>`;
}

const sumOf = ({ counts }: Column): number => counts.reduce((sum, count) => sum + count, 0);

function columnHtml({ counts }: Column, i: number, most: number, parts: readonly ColumnPart[]): Html {
  let y = HEIGHT;
  return html`${counts.map((count, p) => {
    const [height, look] = [(count / most) * HEIGHT, parts[p]?.look];
    y -= height;
    if (count === 0 || look === undefined) return null;
    return html`<rect x="${i * STEP + 2}" y="${y.toFixed(1)}" width="${STEP - 4}" height="${height.toFixed(1)}" fill="${fillOf(look)}" class="part"/>`;
  })}`;
}
