import { cardsOf } from '../../output/card/cards.ts';
import { cardHtml } from '../../output/card/html.ts';
import { plainCard } from '../../output/card/plain.ts';
import type { CardOptions } from '../../output/card/view.ts';
import type { Place } from '../../output/format/format.ts';
import { inquiryHtml } from '../../output/inquiry/html.ts';
import type { Finding } from '../../output/record/finding.ts';
import { type Html, html } from '../../output/text/html.ts';
import { visible } from '../../visible.ts';
import type { Answer } from './answer.ts';

/** Where cards are shown, and where the rest is to be found. */
export interface Setting {
  /** Where a word is explained. */
  explainUrl(what: string): string;
  /** A sentence of what to do where there was more than is shown. */
  readonly whole: string;
}

interface Look extends Partial<CardOptions> {
  /** What stands between the heading and the cards. */
  readonly first?: Html;
  /** The cards stand behind this caption. */
  readonly behind?: string;
}

/** Everything that was found, below one heading that the form's address leads to. */
export function answerHtml(answer: Answer, setting: Setting, { full = false, first, behind }: Look = {}): Html {
  const { messages, problems, isCut } = answer;
  const title = messages.length > 0 ? '診断の結果' : '診断できませんでした';
  const place = { alone: messages.length === 1 };
  const cards = html`${messages.map((findings, m) => messageHtml(findings, { place, full, id: `${m + 1}`, setting }))}`;
  return html`
<section id="result" tabindex="-1" aria-labelledby="result-title">
<h2 id="result-title">${title}</h2>
${first ?? null}
${problems.length === 0 ? null : html`<div class="problems" role="alert"><ul>${problems.map((text) => html`<li>${visible(text)}</li>`)}</ul></div>`}
${behind === undefined ? cards : html`<details class="whole" id="cards"><summary>${behind}</summary>${cards}</details>`}
${isCut ? cutHtml(answer.unread, setting) : null}
</section>`;
}

const MOST_NAMES = 20;

function cutHtml(unread: readonly string[], { whole }: Setting): Html {
  const names = unread.slice(0, MOST_NAMES).map((name) => visible(name, 200));
  const others = unread.length > MOST_NAMES ? `、ほか ${unread.length - MOST_NAMES} 個` : '';
  const left = `表示していないもの: ${names.join('、')}${others}。`;
  return html`<p class="problems">数が多いため、ここまでを表示しました。${unread.length === 0 ? '' : left}${whole}</p>`;
}

/** The card as it is pasted into a reply; the script shows the button. */
const copyHtml = (text: string, id: string): Html => html`
<p class="copying"><button type="button" class="copy" data-copies="${id}" hidden>この診断を写す</button></p>
<pre id="${id}" hidden>${text}</pre>`;

interface Part extends CardOptions {
  readonly setting: Setting;
  readonly place: Place;
  /** Tells its cards and letters from those of other messages. */
  readonly id: string;
}

function messageHtml(findings: readonly Finding[], { place, full, id, setting: { explainUrl } }: Part): Html {
  let letters = 0;
  return html`${cardsOf(findings, place, { full, counter: '通目' }).map((card, i) => {
    const shown = cardHtml(card.view, card.heading, { level: 3, explainUrl });
    const written = card.findings.map((finding) => inquiryHtml(finding, `letter-${id}-${++letters}`));
    return html`${shown}${copyHtml(plainCard(card), `card-${id}-${i + 1}`)}${written}`;
  })}`;
}
