import { summaryHtml } from '../../output/report/document.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { tableNames } from '../../output/tables/table-names.ts';
import { type Html, html } from '../../output/text/html.ts';
import type { Engine } from '../../pipeline.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { answerHtml, type Setting } from '../../web/answer/cards.ts';
import type { Reading } from './read.ts';

/** Where the page explains a word: in itself. */
export const SETTING: Setting = {
  explainUrl: (what) => `#explain=${encodeURIComponent(what)}`,
  whole: '全部の結果は、上の集計と、保存できる一覧にあります。',
};

/** Where there are several messages, their totals stand before the cards; folded, where all of them have a card. */
export const readingHtml = (reading: Reading, { table }: Engine): Html =>
  answerHtml(reading.answer, SETTING, reading.summary.read < 2 ? {} : { first: totals(reading, table) });

const totals = ({ answer, summary, collector }: Reading, table: CompiledTable): Html => html`
<p class="saving"></p>
<details class="whole"${answer.isCut ? html` open` : null}>
<summary>${number(summary.read)}通の集計</summary>
${summaryHtml(summary, collector, tableNames(table))}
</details>`;
