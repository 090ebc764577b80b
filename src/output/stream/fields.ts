import type { BounceRecord } from '../../model.ts';
import { CSV_COLUMNS } from './csv.ts';

/** What `--fields` may name: a field of the record, or one below it, as `remedy.sender`. */
export const CSV_FIELDS: readonly string[] = [
  ...new Set(CSV_COLUMNS.flatMap((name) => (name.includes('.') ? [topOf(name), name] : [name]))),
];
/** Only with `--explain`, and too deep for a table. */
export const NDJSON_FIELDS: readonly string[] = [...CSV_FIELDS, 'explain'];

/** What `--header` adds to them. */
export const headerFields = (headers: readonly string[]): readonly string[] =>
  headers.length === 0 ? [] : ['headers', ...headers.map((name) => `headers.${name}`)];

function topOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

type Json = Readonly<Record<string, unknown>>;

/** The name of a mail's field may have a dot itself. */
function parted(name: string): readonly [top: string, below: string | null] {
  const at = name.indexOf('.');
  return at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 1)];
}

/** The record with these fields only, in the order in which they are named. */
export function pick(record: BounceRecord, fields: readonly string[]): Json {
  const picked: Record<string, unknown> = {};
  const values = record as unknown as Json;
  for (const name of fields) {
    const [top, below] = parted(name);
    if (below === null) picked[top] = values[top];
    else picked[top] = { ...(picked[top] as object), [below]: (values[top] as Json | undefined)?.[below] ?? null };
  }
  return picked;
}
