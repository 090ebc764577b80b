import { type Html, html } from '../text/html.ts';
import type { CardLine, CardRow } from './row.ts';
import type { CardView } from './view.ts';

/** What a place where a card is shown can do with its texts. */
export interface CardHtmlOptions {
  /** Level of the card's heading. */
  readonly level: 2 | 3 | 4;
  /** Where the page tells more about a word, for the rows that say `bounce-doctor explain WORD`. */
  readonly explainUrl: ((what: string) => string) | null;
}

/** A card as an article: the words of the terminal, in the same order. */
export const cardHtml = (view: CardView, heading: string, options: CardHtmlOptions): Html => html`
<article class="card ${view.tone}">
${heading === '' ? null : html`<p class="which">${heading}</p>`}
${leadHtml(view.lead, options.level)}
<dl>${view.rows.map((row) => rowHtml(row, options))}</dl>
${view.note === null ? null : html`<p class="note">${view.note}</p>`}
</article>`;

function leadHtml(lead: string, level: CardHtmlOptions['level']): Html {
  if (level === 2) return html`<h2>${lead}</h2>`;
  return level === 3 ? html`<h3>${lead}</h3>` : html`<h4>${lead}</h4>`;
}

const rowHtml = (row: CardRow, options: CardHtmlOptions): Html =>
  html`<div class="row${row.quiet ? ' quiet' : ''}"><dt>${row.label}</dt><dd>${linesHtml(row, options)}</dd></div>\n`;

function linesHtml({ lines }: CardRow, { explainUrl }: CardHtmlOptions): Html {
  if (lines.some(({ marker }) => marker !== ''))
    return html`<ol>${lines.map(({ text }) => html`<li>${text}</li>`)}</ol>`;
  return html`${lines.map((line) => html`<p>${lineHtml(line, explainUrl)}</p>`)}`;
}

/** A command that a reader of the terminal would type is a link here. */
function lineHtml({ text, link }: CardLine, explainUrl: CardHtmlOptions['explainUrl']): Html {
  if (link === undefined || explainUrl === null) return html`${text}`;
  return html`<a href="${explainUrl(link.to)}">${link.caption}</a>`;
}
