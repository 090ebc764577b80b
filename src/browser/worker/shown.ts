import { summaryHtml } from '../../output/report/document.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { type Html, html } from '../../output/text/html.ts';
import { answerHtml, type Setting } from '../../web/answer/cards.ts';
import type { Reading } from './read.ts';

/** Where the page explains a word: in itself. */
export const SETTING: Setting = {
  explainUrl: (what) => `#explain=${encodeURIComponent(what)}`,
  whole: '全部の結果は、上の集計と、保存できる一覧にあります。',
};

/** Whoever hands in more wants to know what to do with a list, and less what became of each mail. */
const FEW = 5;

/** A few messages are read one by one, with their totals folded; of many the totals come first, with the cards folded. */
export function readingHtml({ answer, summary, collector, options }: Reading): Html {
  if (summary.read < 2) return answerHtml(answer, SETTING);
  const totals = summaryHtml(summary, collector, options);
  const caption = `${number(summary.read)}通の集計`;
  if (summary.read <= FEW && !answer.isCut)
    return answerHtml(answer, SETTING, {
      first: html`${SAVING}<details class="whole"><summary>${caption}</summary>${totals}</details>`,
    });
  const some = answer.isCut ? `はじめの${number(answer.messages.length)}通` : `${number(answer.messages.length)}通`;
  return answerHtml(answer, SETTING, {
    first: html`${SAVING}<section class="whole"><p>${caption}です。<a href="#cards">1通ずつの診断</a>は、いちばん下にあります。</p>${totals}</section>`,
    behind: `${some}の診断を1通ずつ見る`,
  });
}

/** Where the page puts what can be saved. */
const SAVING = html`<p class="saving"></p>`;
