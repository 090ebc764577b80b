import { distance } from 'fastest-levenshtein';
import { CSV_FIELDS, headerFields, NDJSON_FIELDS } from '../../output/stream/fields.ts';
import { RECIPIENT_FIELDS } from '../../output/stream/recipient-fields.ts';
import { visible } from '../../visible.ts';
import type { SharedOptions } from './shared-options.ts';

export interface LineOptions
  extends Pick<SharedOptions, 'fields' | 'columns' | 'headings' | 'header' | 'append' | 'output'> {
  readonly format?: string;
  readonly by?: string;
}

/** What is wrong with them, in Japanese. */
export function unfitLines(options: LineOptions): string | null {
  const { fields, append, output, by } = options;
  if (append !== undefined && output !== undefined) return '--append と --output は、どちらか1つを指定してください。';
  if (by !== undefined && append !== undefined) return '--by recipient では、--append は使えません。';
  if (options.headings !== undefined && options.format !== 'csv')
    return '--headings は、--format csv と一緒に使います。';
  if (append !== undefined && !isLines(options.format)) return notFor('--append', options.format);
  if (fields === undefined) return null;
  if (!isLines(options.format)) return notFor('--fields', options.format);
  return unknownField(fields, fieldsOf({ ...options, format: options.format }));
}

type LineFormat = 'ndjson' | 'csv';

interface Asked {
  readonly format: LineFormat;
  readonly by?: string;
  readonly header?: readonly string[];
}

/** What `--fields` may name. */
const fieldsOf = ({ format, by, header = [] }: Asked): readonly string[] =>
  by === undefined ? [...(format === 'csv' ? CSV_FIELDS : NDJSON_FIELDS), ...headerFields(header)] : RECIPIENT_FIELDS;

/** Which of them nobody knows, and what may have been meant, in Japanese. */
function unknownField(fields: readonly string[], known: readonly string[]): string | null {
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown === undefined) return null;
  const meant = meantBy(unknown, known);
  const hint = meant === null ? `使えるのは次の項目です: ${known.join(' ')}` : `もしかして: ${meant}`;
  return `--fields の「${visible(unknown, 80)}」という項目はありません。${hint}`;
}

/** A third of a name may be mistyped. */
function meantBy(name: string, known: readonly string[]): string | null {
  const wanted = name.slice(0, 80).toLowerCase();
  const [nearest] = known
    .map((field) => ({ field, slips: distance(wanted, field.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  return nearest !== undefined && nearest.slips <= Math.max(1, nearest.field.length / 3) ? nearest.field : null;
}

const isLines = (format: string | undefined): format is LineFormat => format === 'ndjson' || format === 'csv';

const notFor = (flag: string, format: string | undefined): string =>
  format === undefined
    ? `${flag} は、--format ndjson か --format csv と一緒に使います。`
    : `${flag} は --format ${format} では使えません。ndjson か csv を指定してください。`;
