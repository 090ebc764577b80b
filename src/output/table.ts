import { columnsOf, pad, padStart } from './columns.ts';
import type { Format } from './format.ts';
import {
  number,
  type ReasonTitle,
  type SummarySection,
  summaryHeadline,
  summarySections,
  unnamedLine,
} from './summary-sections.ts';

/** The summary of a scan for a terminal. */
export const tableFormat = (titleOf: ReasonTitle): Format => ({
  begin: () => '',
  message: () => '',
  end(summary) {
    const sections = summarySections(summary, titleOf);
    const labels = sections.flatMap((section) => section.rows.map((row) => columnsOf(row.label)));
    const blocks = sections.map((section) => block(section, Math.max(0, ...labels)));
    return `${[summaryHeadline(summary), ...blocks, unnamedLine(summary)].join('\n\n')}\n`;
  },
});

const COUNT_COLUMNS = 12;

function block({ title, rows }: SummarySection, columns: number): string {
  const lines = rows.map(({ label, count }) => `  ${pad(label, columns)}${padStart(number(count), COUNT_COLUMNS)}`);
  return [title, ...lines].join('\n');
}
