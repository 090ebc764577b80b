import type { Finding } from '../../src/output/record/finding.ts';
import type { ReportOptions } from '../../src/output/report/parts/data.ts';
import { reportHtmlFormat } from '../../src/output/report/document.ts';
import { createTally } from '../../src/output/summary/summary.ts';
import { createEngine } from '../../src/pipeline.ts';
import { reasonTitle } from '../../src/rules/table/rule-advice.ts';

const { table } = createEngine();

/** A report of messages with these findings. */
export function report(messages: Iterable<readonly Finding[]>, limits?: ReportOptions['limits']): string {
  const format = reportHtmlFormat({
    titleOf: (reason) => reasonTitle(reason, table),
    adviceOf: (reason) => table.reasons[reason],
    providerName: (id) => table.providers.find((provider) => provider.id === id)?.name ?? id,
    ...(limits && { limits }),
  });
  const tally = createTally();
  let text = format.begin();
  for (const findings of messages) {
    tally.message(findings);
    text += format.message(findings, { alone: false });
  }
  return text + format.end(tally.summary());
}
