import type { Format } from '../format/format.ts';
import { escapeMarkdown } from '../text/markdown-text.ts';
import { type CardsOptions, cardsFormat, type TitledCard } from './cards.ts';
import type { CardRow } from './row.ts';

/** The card as Markdown, to be pasted into a ticket: a heading per recipient. */
export const markdownFormat = (options: CardsOptions): Format => cardsFormat(options, section);

function section({ heading, view }: TitledCard): string {
  const above = heading === '' ? '' : `${escapeMarkdown(heading)}\n\n`;
  const rows = view.rows.map((row) => `${rowText(row)}\n`).join('');
  const note = view.note === null ? '' : `\n${escapeMarkdown(view.note)}\n`;
  return `${above}## ${escapeMarkdown(view.lead)}\n\n${rows}${note}`;
}

/** A list item; numbered steps become a list inside it. */
function rowText({ label, lines }: CardRow): string {
  if (lines.some((line) => line.marker !== ''))
    return [`- **${label}**`, ...lines.map((line) => `  ${line.marker}${escapeMarkdown(line.text)}`)].join('\n');
  return `- **${label}**: ${lines.map((line) => escapeMarkdown(line.text)).join('  \n  ')}`;
}
