import type { Beside } from '../../tally/beside.ts';
import type { Format } from '../format/format.ts';
import { escapeMarkdown } from '../text/markdown-text.ts';
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

/** The summary of a scan as a Markdown document. */
export const summaryMarkdownFormat = (names: SummaryNames & Beside): Format => ({
  begin: () => '',
  message: () => '',
  end(summary) {
    const beside = besideTables(summary, names);
    const blocks = [...summarySections(summary, names).map(block), ...beside.tables.map(figuresBlock)];
    const lines = ['## エラーメールの集計', ...[...summaryHead(summary), ...beside.lines].map(escapeMarkdown)];
    return `${[...lines, ...blocks, ...summaryFoot(summary)].join('\n\n')}\n`;
  },
});

const figuresBlock = ({ title, columns, rows }: FiguresTable): string =>
  [
    `| ${title} | ${columns.join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...rows.map(({ label, cells }) => `| ${escapeMarkdown(label)} | ${cells.join(' | ')} |`),
  ].join('\n');

const block = ({ title, rows }: SummarySection): string =>
  [
    `| ${title} | 件数 |`,
    '| --- | ---: |',
    ...rows.map(({ label, count }) => `| ${escapeMarkdown(label)} | ${number(count)} |`),
  ].join('\n');
