import { type Html, html } from '../../output/text/html.ts';
import type { Setting } from '../../web/answer/cards.ts';
import { wholeAnswerHtml } from '../../web/answer/whole.ts';
import type { Reading } from './read.ts';

/** Where the page explains a word: in itself. */
export const SETTING: Setting = {
  explainUrl: (what) => `#explain=${encodeURIComponent(what)}`,
  whole: '全部の結果は、上の集計と、保存できる一覧にあります。',
};

export const readingHtml = ({ answer, ...whole }: Reading): Html => wholeAnswerHtml(answer, whole, SETTING, SAVING);

/** Where the page puts what can be saved. */
const SAVING = html`<p class="saving"></p>`;
