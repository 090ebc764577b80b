import { cardHtml } from '../output/card-html.ts';
import type { CardOptions } from '../output/card-view.ts';
import { cardsOf } from '../output/cards.ts';
import type { Finding } from '../output/finding.ts';
import type { Place } from '../output/format.ts';
import { type Html, html } from '../output/html.ts';
import { inquiryHtml } from '../output/inquiry-html.ts';
import { visible } from '../output/visible.ts';
import type { Answer } from './answer.ts';

export const explainUrl = (what: string): string => `/explain?q=${encodeURIComponent(what)}`;

/** Everything that was found, below one heading that the form's address leads to. */
export function answerHtml(answer: Answer, { full }: CardOptions = { full: false }): Html {
  const { messages, problems, isCut } = answer;
  const title = messages.length > 0 ? '診断の結果' : '診断できませんでした';
  const place = { alone: messages.length === 1 };
  return html`
<section id="result" tabindex="-1" aria-labelledby="result-title">
<h2 id="result-title">${title}</h2>
${problems.length === 0 ? null : html`<div class="problems" role="alert"><ul>${problems.map((text) => html`<li>${visible(text)}</li>`)}</ul></div>`}
${messages.map((findings, m) => messageHtml(findings, { place, full, id: `letter-${m + 1}` }))}
${isCut ? html`<p class="problems">数が多いため、ここまでを表示しました。全部を調べるときは、コマンドの bounce-doctor scan を使ってください。</p>` : null}
</section>`;
}

interface Part extends CardOptions {
  readonly place: Place;
  /** Tells its letters from those of other messages. */
  readonly id: string;
}

function messageHtml(findings: readonly Finding[], { place, full, id }: Part): Html {
  let letters = 0;
  return html`${cardsOf(findings, place, { full, counter: '通目' }).map(
    ({ view, heading, findings: group }) =>
      html`${cardHtml(view, heading, { level: 3, explainUrl })}${group.map((finding) => inquiryHtml(finding, `${id}-${++letters}`))}`,
  )}`;
}
