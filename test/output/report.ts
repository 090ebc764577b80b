import { createJudge } from '../../src/judgement/judge.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { reportHtmlFormat } from '../../src/output/report/document.ts';
import type { ReportOptions } from '../../src/output/report/parts/data.ts';
import { createEngine } from '../../src/pipeline.ts';
import { reasonTitle } from '../../src/rules/table/rule-advice.ts';
import type { Earlier } from '../../src/tally/comparison.ts';
import { createPeriod } from '../../src/tally/period.ts';
import { createTally } from '../../src/tally/summary.ts';

const { table } = createEngine();

type Messages = Iterable<readonly Finding[]>;

/** A report of messages with these findings. */
export function report(messages: Messages, options: Pick<ReportOptions, 'limits' | 'sent' | 'earlier'> = {}): string {
  const judge = createJudge(table.policy);
  const format = reportHtmlFormat({
    judge,
    titleOf: (reason) => reasonTitle(reason, table),
    adviceOf: (reason) => table.reasons[reason],
    providerName: (id) => table.providers.find((provider) => provider.id === id)?.name ?? id,
    ...options,
  });
  const tally = createTally(judge);
  let text = format.begin();
  for (const findings of messages) {
    tally.message(findings);
    text += format.message(findings, { alone: false });
  }
  return text + format.end(tally.summary());
}

/** What they come to for a later run that is compared with them. */
export function earlier(messages: Messages): Earlier {
  const judge = createJudge(table.policy);
  const [tally, period] = [createTally(judge), createPeriod()];
  for (const findings of messages) {
    tally.message(findings);
    for (const { record } of findings) period.add(record.date);
  }
  return { name: 'october.ndjson', judge, summary: tally.summary(), period: period.days() };
}
