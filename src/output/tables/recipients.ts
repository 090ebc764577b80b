import { stringify } from 'csv-stringify/sync';
import type { Judgement } from '../../judgement/verdict.ts';
import { visible } from '../../visible.ts';
import { VERDICT_WORDS } from '../advice/verdict-words.ts';
import type { HeadingLanguage } from '../stream/heading-language.ts';
import { RECIPIENT_FIELDS, type RecipientField } from '../stream/recipient-fields.ts';
import { columnsOf, pad, padStart } from '../text/columns.ts';
import { jsonText } from '../text/json-text.ts';
import { escapeMarkdown } from '../text/markdown-text.ts';
import { number } from './summary-sections.ts';

export const RECIPIENT_FORMATS = ['table', 'markdown', 'ndjson', 'csv', 'json'] as const;
export type RecipientFormat = (typeof RECIPIENT_FORMATS)[number];

const HEADS = ['宛先', '名簿', '恒久', '一時', '苦情', 'ほか', '最初', '最後', 'わけ'] as const;
const FIRST_COUNT = 2;
const LAST_COUNT = 5;

export interface RecipientsOptions {
  readonly bom: boolean;
  /** They go above it, where a reader looks at it and no program does. */
  readonly notes: readonly string[];
  /** Of lines for programs, in this order; all where nothing is given. */
  readonly fields?: readonly RecipientField[] | null;
  readonly headings?: HeadingLanguage;
}

/** One row per address. */
export function renderRecipients(
  rows: readonly Judgement[],
  format: RecipientFormat,
  { bom, notes, fields = null, headings = 'name' }: RecipientsOptions,
): string {
  const columns = fields ?? RECIPIENT_FIELDS;
  switch (format) {
    case 'table':
      return text([...notes, ...aligned([HEADS, ...rows.map(cells)])]);
    case 'markdown':
      return text([...notes.map(escapeMarkdown), '', ...markdown([HEADS, ...rows.map(cells)])]);
    case 'ndjson':
      return rows.map((row) => `${jsonText(fields === null ? row : pick(row, columns))}\n`).join('');
    case 'json':
      return `${jsonText({ schema: 1, recipients: rows })}\n`;
    case 'csv':
      return (bom ? '\ufeff' : '') + csv(rows, columns, headings);
  }
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

function cells({ verdict, ...row }: Judgement): readonly string[] {
  const counts = [row.hard, row.soft, row.complaints, row.others].map(number);
  return [visible(row.recipient), VERDICT_WORDS[verdict], ...counts, day(row.first), day(row.last), visible(row.why)];
}

const day = (date: string | null): string => date?.slice(0, 10) ?? '';

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADS.map((_, i) => lines.reduce((widest, line) => Math.max(widest, columnsOf(line[i] ?? '')), 0));
  const isCount = (i: number): boolean => i >= FIRST_COUNT && i <= LAST_COUNT;
  const cell = (value: string, i: number): string => (isCount(i) ? padStart : pad)(value, widths[i] ?? 0);
  return lines.map((line) => line.map(cell).join('  ').trimEnd());
}

function markdown([heads = [], ...lines]: readonly (readonly string[])[]): readonly string[] {
  const row = (line: readonly string[]): string => `| ${line.join(' | ')} |`;
  return [
    row(heads),
    '| --- | --- | ---: | ---: | ---: | ---: | --- | --- | --- |',
    ...lines.map((line) => row(line.map(escapeMarkdown))),
  ];
}

/** What its columns are called in Japanese. */
const RECIPIENT_HEADINGS: Readonly<Record<keyof Judgement, string>> = {
  recipient: '宛先',
  verdict: '名簿の扱い',
  by: '判断のよりどころ',
  why: 'わけ',
  since: 'いつから',
  hard: '恒久エラー',
  soft: '一時エラー',
  complaints: '苦情・停止',
  others: 'ほかの通知',
  first: '最初の通知',
  last: '最後の通知',
  reason: '理由',
  title: '理由の名前',
};

const csv = (rows: readonly Judgement[], columns: readonly RecipientField[], headings: HeadingLanguage): string =>
  stringify(
    [
      columns.map((name) => (headings === 'ja' ? RECIPIENT_HEADINGS[name] : name)),
      ...rows.map((row) => columns.map((name) => csvCell(headings === 'ja' ? inJapanese(row, name) : row[name]))),
    ],
    { record_delimiter: '\r\n', escape_formulas: true },
  );

/** Whoever reads Japanese headings reads what stands below them. */
const inJapanese = (row: Judgement, name: RecipientField): string | number | null =>
  name === 'verdict' ? VERDICT_WORDS[row.verdict] : row[name];

const pick = (row: Judgement, columns: readonly RecipientField[]): object =>
  Object.fromEntries(columns.map((name) => [name, row[name]]));

const csvCell = (value: string | number | null): string | number =>
  typeof value === 'string' ? visible(value, 8_000) : (value ?? '');
