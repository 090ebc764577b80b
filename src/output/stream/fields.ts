import type { BounceRecord } from '../../model.ts';
import { CSV_COLUMNS } from './csv.ts';

/** What `--fields` may name: a field of the record, or one below it, as `remedy.sender`. */
export const CSV_FIELDS: readonly string[] = [
  ...new Set(CSV_COLUMNS.flatMap((name) => (name.includes('.') ? [topOf(name), name] : [name]))),
];
/** Only with `--explain`, and too deep for a table. */
export const NDJSON_FIELDS: readonly string[] = [...CSV_FIELDS, 'explain'];

function topOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The record with these fields only, in the order in which they are named. */
export function pick(record: BounceRecord, fields: readonly string[]): Readonly<Record<string, unknown>> {
  const picked: Record<string, unknown> = {};
  const values = record as unknown as Readonly<Record<string, unknown>>;
  for (const name of fields) {
    const [top = '', below] = name.split('.');
    if (below === undefined) picked[top] = values[top];
    else picked[top] = { ...(picked[top] as object), [below]: (values[top] as Record<string, unknown>)[below] };
  }
  return picked;
}
