import { summaryHtml } from '../../output/report/document.ts';
import { tableNames } from '../../output/tables/table-names.ts';
import { type Html, html } from '../../output/text/html.ts';
import type { Engine } from '../../pipeline.ts';
import { answerHtml, type Setting } from '../../web/answer/cards.ts';
import type { Reading } from './read.ts';

/** Where the page explains a word: in itself. */
export const SETTING: Setting = {
  explainUrl: (what) => `#explain=${encodeURIComponent(what)}`,
  whole: '全部の結果は、上の集計と、保存できる一覧にあります。',
};

/** The totals, where there are several messages; then the cards. */
export const readingHtml = ({ answer, summary, collector, savings }: Reading, { table }: Engine): Html => html`
${savings.length === 0 ? null : html`<div class="saving"></div>`}
${
  summary.messages < 2
    ? null
    : html`<details class="whole"${answer.isCut ? html` open` : null}><summary>${summary.messages}通の集計</summary>${summaryHtml(summary, collector, tableNames(table))}</details>`
}
${answerHtml(answer, SETTING)}`;
