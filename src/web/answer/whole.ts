import { createJudge } from '../../judgement/judge.ts';
import { summaryHtml } from '../../output/report/document.ts';
import type { ReportOptions } from '../../output/report/parts/data.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { tableNames } from '../../output/tables/table-names.ts';
import { type Html, html } from '../../output/text/html.ts';
import type { Engine } from '../../pipeline.ts';
import { createRepeats } from '../../scan/repeats/repeats.ts';
import { createReportCollector, type ReportCollector } from '../../tally/report/collect.ts';
import { createTally, type Summary } from '../../tally/summary.ts';
import type { Answer } from './answer.ts';
import { answerHtml, type Setting } from './cards.ts';

/** What messages come to together. */
export interface Whole {
  readonly summary: Summary;
  readonly collector: ReportCollector;
  readonly options: ReportOptions;
  /** There were more messages, and nobody has read them. */
  readonly isPart: boolean;
}

/** Of what an answer holds. */
export function wholeOf({ messages, isCut }: Answer, { table }: Engine): Whole {
  const judge = createJudge(table.policy);
  const [tally, collector, repeats] = [createTally(judge), createReportCollector(judge.policy), createRepeats()];
  for (const message of messages) {
    const { findings } = repeats.mark({ findings: message, from: 0, of: message.length });
    tally.message(findings);
    for (const { record, isRepeat } of findings) if (!isRepeat) collector.add(record);
  }
  const options = { ...tableNames(table), judge };
  return { summary: tally.summary(), collector, options, isPart: isCut };
}

/** Whoever hands in more wants to know what to do with a list, and less what became of each mail. */
const FEW = 5;

/**
 * A few messages are read one by one, with what they come to folded; of many that comes first, with the cards folded.
 * `saving`: where the page puts what can be saved.
 */
export function wholeAnswerHtml(
  answer: Answer,
  { summary, collector, options, isPart }: Whole,
  setting: Setting,
  saving: Html | null = null,
): Html {
  const shown = answer.messages.length;
  if (summary.read < 2) return answerHtml(answer, setting);
  const totals = summaryHtml(summary, collector, options);
  const caption = `${number(summary.read)}通の集計`;
  if (summary.read <= FEW && !answer.isCut)
    return answerHtml(answer, setting, {
      first: html`${saving}<details class="whole"><summary>${caption}</summary>${totals}</details>`,
    });
  const some = answer.isCut ? `はじめの${number(shown)}通` : `${number(shown)}通`;
  return answerHtml(answer, setting, {
    first: html`${saving}<section class="whole"><p>${isPart ? 'はじめの' : ''}${caption}です。<a href="#cards">1通ずつの診断</a>は、いちばん下にあります。</p>${totals}</section>`,
    behind: `${some}の診断を1通ずつ見る`,
  });
}
