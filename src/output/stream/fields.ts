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
