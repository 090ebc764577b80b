import type { Format } from '../format/format.ts';
import { columnsOf, pad, padStart } from '../text/columns.ts';
import {
  number,
  type SummaryNames,
  type SummarySection,
  summaryFoot,
  summaryHead,
  summarySections,
} from './summary-sections.ts';

/** The summary of a scan for a terminal. */
export const tableFormat = (names: SummaryNames): Format => ({
  begin: () => '',
  message: () => '',
  end(summary) {
    const sections = summarySections(summary, names);
    const labels = sections.flatMap((section) => section.rows.map((row) => columnsOf(row.label)));
    const blocks = sections.map((section) => block(section, Math.max(0, ...labels)));
    return `${[summaryHead(summary).join('\n'), ...blocks, summaryFoot(summary).join('\n')].join('\n\n')}\n`;
  },
});

const COUNT_COLUMNS = 12;

function block({ title, rows }: SummarySection, columns: number): string {
  const lines = rows.map(({ label, count }) => `  ${pad(label, columns)}${padStart(number(count), COUNT_COLUMNS)}`);
  return [title, ...lines].join('\n');
}
