import type { Format } from './format.ts';
import {
  number,
  type ReasonTitle,
  type SummarySection,
  summaryHeadline,
  summarySections,
  unnamedLine,
} from './summary-sections.ts';

/** The summary of a scan as a Markdown document. */
export const summaryMarkdownFormat = (titleOf: ReasonTitle): Format => ({
  begin: () => '',
  message: () => '',
  end(summary) {
    const blocks = summarySections(summary, titleOf).map(block);
    return `${['## エラーメールの集計', summaryHeadline(summary), ...blocks, unnamedLine(summary)].join('\n\n')}\n`;
  },
});

const block = ({ title, rows }: SummarySection): string =>
  [`| ${title} | 件数 |`, '| --- | ---: |', ...rows.map(({ label, count }) => `| ${label} | ${number(count)} |`)].join(
    '\n',
  );
