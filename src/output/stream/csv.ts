import { stringify } from 'csv-stringify/sync';
import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import type { Format } from '../format/format.ts';

export interface CsvOptions {
  /** Excel reads UTF-8 only behind a byte order mark. */
  readonly bom: boolean;
  /** Columns in this order, a field with all that is below it; all where nothing is given. */
  readonly fields?: readonly string[] | null;
  /** Fields of the original, each in a column of its own. */
  readonly headers?: readonly string[];
  /** What a column is called: its name, where nothing is given. */
  readonly heading?: (column: string) => string;
}

type Cell = string | number | boolean | null;
type Column = readonly [name: string, cell: (record: BounceRecord) => Cell];

const plain = (name: keyof BounceRecord): Column => [name, (record) => record[name] as Cell];
const joined = (items: readonly string[]): string => items.join(' / ');
/** Longer than any field of a mail worth reading in a table; Excel refuses cells beyond 32,767 characters. */
const LONGEST = 8_000;

const COLUMNS: readonly Column[] = [
  ...(['schema', 'source', 'messageNumber', 'kind', 'recipient', 'originalRecipient', 'action'] as const).map(plain),
  ...(['replyCode', 'status', 'command', 'diagnosticCode', 'remoteMta', 'reportingMta', 'provider'] as const).map(
    plain,
  ),
  ...(['date', 'sentDate', 'sender', 'returnPath', 'subject', 'messageId', 'reason', 'hardBounce'] as const).map(plain),
  ...(['side', 'rule', 'matched'] as const).map(plain),
  ['candidates', (record) => joined(record.candidates.map((candidate) => candidate.reason))],
  ...(['title', 'cause'] as const).map(plain),
  ['remedy.sender', (record) => joined(record.remedy.sender)],
  ['remedy.senderAdmin', (record) => joined(record.remedy.senderAdmin)],
  ['remedy.recipient', (record) => joined(record.remedy.recipient)],
  ['remedy.recipientAdmin', (record) => joined(record.remedy.recipientAdmin)],
  ...(['list', 'resend'] as const).map(plain),
  ['evidence.ips', (record) => joined(record.evidence.ips)],
  ['evidence.domains', (record) => joined(record.evidence.domains)],
  ['evidence.urls', (record) => joined(record.evidence.urls)],
  ['evidence.dnsbl', (record) => joined(record.evidence.dnsbl)],
  ['hints', (record) => joined(record.hints.map((hint) => hint.text))],
  plain('truncated'),
  ...(['noticeId', 'queueId', 'listId', 'feedbackId', 'feedbackType'] as const).map(plain),
];

const headerColumn = (name: string): Column => [`headers.${name}`, ({ headers }) => headers?.[name] ?? null];

export const CSV_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** A table for Excel in Japan: CRLF, and no cell that a spreadsheet would run as a formula. */
export function csvFormat({ bom, fields = null, headers = [], heading = itself }: CsvOptions): Format {
  const all = [...COLUMNS, ...headers.map(headerColumn)];
  const columns = fields === null ? all : fields.flatMap((field) => columnsOf(field, all));
  return {
    begin: () => (bom ? '\ufeff' : '') + rows([columns.map(([name]) => heading(name))]),
    message: (findings) => rows(findings.map(({ record }) => columns.map(([, cell]) => shown(cell(record))))),
    end: () => '',
  };
}

const itself = (name: string): string => name;

const columnsOf = (field: string, all: readonly Column[]): readonly Column[] =>
  all.filter(([name]) => name === field || name.startsWith(`${field}.`));

const shown = (cell: Cell): string => (typeof cell === 'string' ? visible(cell, LONGEST) : String(cell ?? ''));
const rows = (cells: string[][]): string => stringify(cells, { record_delimiter: '\r\n', escape_formulas: true });
