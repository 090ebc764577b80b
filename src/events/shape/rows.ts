import { parse } from 'csv-parse/sync';
import { delimiterOf, looksLikeJson, looksLikeRows } from './form.ts';

/** Whole objects are read, or nothing: half of one tells of somebody else. */
const MAX_TEXT = 8 * 1024 * 1024;
const MAX_ROWS = 20_000;

/** What a text says that a program wrote for programs (JSON, CSV); null where it is no such text. */
export function rowsOf(text: string): readonly unknown[] | null {
  if (!looksLikeRows(text)) return null;
  return looksLikeJson(text) ? rowsOfJson(text.slice(0, MAX_TEXT)) : rowsOfTable(text);
}

/** One document, or one in each line. A document that was cut is read no more than prose would be. */
function rowsOfJson(text: string): readonly unknown[] | null {
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const each = lines.map(parsed).filter((value) => value !== undefined);
  return each.length > 0 || /"\s*:\s*["{[\d]/.test(text) ? each : null;
}

/** The value that a text stands for; undefined where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A table has a heading that names a column of addresses, and as many cells in each line. */
function rowsOfTable(text: string): readonly unknown[] | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  try {
    const options = { columns: true, delimiter, bom: true, trim: true, to: MAX_ROWS, skip_empty_lines: true } as const;
    const rows: readonly object[] = parse(text, options);
    return rows.some((row) => Object.values(row).join(' ').includes('@')) ? rows : null;
  } catch {
    return null;
  }
}
