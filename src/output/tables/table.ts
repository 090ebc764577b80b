import type { Beside } from '../../tally/beside.ts';
import type { Format } from '../format/format.ts';
import { columnsOf, pad, padStart } from '../text/columns.ts';
import { besideTables } from './beside.ts';
import type { FiguresTable } from './figures-table.ts';
import {
  number,
  type SummaryNames,
  type SummarySection,
  summaryFoot,
  summaryHead,
  summarySections,
} from './summary-sections.ts';

/** The summary of a scan for a terminal. */
export const tableFormat = (names: SummaryNames & Beside): Format => ({
  begin: () => '',
  message: () => '',
  end(summary) {
    const sections = summarySections(summary, names);
    const beside = besideTables(summary, names);
    const labels = sections.flatMap((section) => section.rows.map((row) => columnsOf(row.label)));
    const blocks = [
      ...sections.map((section) => block(section, Math.max(0, ...labels))),
      ...beside.tables.map(figuresBlock),
    ];
    return `${[[...summaryHead(summary), ...beside.lines].join('\n'), ...blocks, summaryFoot(summary).join('\n')].join('\n\n')}\n`;
  },
});

/** The figures of each row below their headings. */
function figuresBlock({ title, columns, rows }: FiguresTable): string {
  const width = Math.max(...rows.map(({ label }) => columnsOf(label)));
  const line = (label: string, cells: readonly string[]): string =>
    `  ${pad(label, width)}${cells.map((cell) => padStart(cell, COUNT_COLUMNS)).join('')}`;
  return [title, line('', columns), ...rows.map(({ label, cells }) => line(label, cells))].join('\n');
}

const COUNT_COLUMNS = 12;

function block({ title, rows }: SummarySection, columns: number): string {
  const lines = rows.map(({ label, count }) => `  ${pad(label, columns)}${padStart(number(count), COUNT_COLUMNS)}`);
  return [title, ...lines].join('\n');
}
