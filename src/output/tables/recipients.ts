import { stringify } from 'csv-stringify/sync';
import type { ListAdvice, Reason } from '../../model.ts';
import { LIST_WORDS, wordFor } from '../advice/words.ts';
import { columnsOf, pad, padStart } from '../text/columns.ts';
import { jsonText } from '../text/json-text.ts';
import { escapeMarkdown } from '../text/markdown-text.ts';
import { visible } from '../text/visible.ts';
import { number } from './summary-sections.ts';

/** What became of the mails to one address. */
export interface RecipientRow {
  /** As the list of the sender has it: the address that was used, not the one it was forwarded to. */
  readonly recipient: string;
  readonly hard: number;
  readonly soft: number;
  /** Dates of the first and the last notice, ISO 8601. */
  readonly first: string | null;
  readonly last: string | null;
  /** Of the last notice. */
  readonly reason: Reason | null;
  readonly title: string;
  readonly list: ListAdvice | null;
}

export const RECIPIENT_FORMATS = ['table', 'markdown', 'ndjson', 'csv', 'json'] as const;
export type RecipientFormat = (typeof RECIPIENT_FORMATS)[number];

const HEADS = ['宛先', '恒久', '一時', '最初', '最後', '最後の理由', '名簿'] as const;

/** One row per address. `notes` go above it, where a reader looks at it and no program does. */
export function renderRecipients(
  rows: readonly RecipientRow[],
  format: RecipientFormat,
  { bom, notes }: { readonly bom: boolean; readonly notes: readonly string[] },
): string {
  switch (format) {
    case 'table':
      return text([...notes, ...aligned([HEADS, ...rows.map(cells)])]);
    case 'markdown':
      return text([...notes.map(escapeMarkdown), '', ...markdown([HEADS, ...rows.map(cells)])]);
    case 'ndjson':
      return rows.map((row) => `${jsonText(row)}\n`).join('');
    case 'json':
      return `${jsonText({ schema: 1, recipients: rows })}\n`;
    case 'csv':
      return (bom ? '\ufeff' : '') + csv(rows);
  }
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

function cells(row: RecipientRow): readonly string[] {
  const reason = row.reason === null ? '' : `${row.title}(${row.reason})`;
  const dates = [day(row.first), day(row.last)];
  return [visible(row.recipient), number(row.hard), number(row.soft), ...dates, reason, listWord(row.list)];
}

const day = (date: string | null): string => date?.slice(0, 10) ?? '';
const listWord = (list: ListAdvice | null): string => (list === null ? '' : wordFor(LIST_WORDS, list));

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADS.map((_, i) => lines.reduce((widest, line) => Math.max(widest, columnsOf(line[i] ?? '')), 0));
  const isCount = (i: number): boolean => i === 1 || i === 2;
  const cell = (value: string, i: number): string => (isCount(i) ? padStart : pad)(value, widths[i] ?? 0);
  return lines.map((line) => line.map(cell).join('  ').trimEnd());
}

function markdown([heads = [], ...lines]: readonly (readonly string[])[]): readonly string[] {
  const row = (line: readonly string[]): string => `| ${line.join(' | ')} |`;
  return [
    row(heads),
    '| --- | ---: | ---: | --- | --- | --- | --- |',
    ...lines.map((line) => row(line.map(escapeMarkdown))),
  ];
}

const COLUMNS = ['recipient', 'hard', 'soft', 'first', 'last', 'reason', 'title', 'list'] as const;

const csv = (rows: readonly RecipientRow[]): string =>
  stringify([[...COLUMNS], ...rows.map((row) => COLUMNS.map((name) => csvCell(row[name])))], {
    record_delimiter: '\r\n',
    escape_formulas: true,
  });

const csvCell = (value: string | number | null): string | number =>
  typeof value === 'string' ? visible(value, 8_000) : (value ?? '');
