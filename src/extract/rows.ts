import { parse } from 'csv-parse/sync';

/** One object of a program's output: a service's event, a line of a table. */
export type Row = Readonly<Record<string, unknown>>;

/** Whole objects are read, or nothing: half of one tells of somebody else. */
const MAX_TEXT = 8 * 1024 * 1024;
const MAX_DEPTH = 6;
const MAX_ROWS = 20_000;

/** The rows of a text that a program wrote for programs (JSON, CSV); null where it is no such text. */
export function rowsOf(text: string): readonly Row[] | null {
  const start = text.slice(0, 200).trimStart();
  if (/^[{[]\s*["{[\]}]/.test(start)) return rowsOfJson(text.slice(0, MAX_TEXT));
  return rowsOfTable(text);
}

function rowsOfJson(text: string): readonly Row[] | null {
  const whole = parsed(text);
  if (whole !== undefined) return objectsIn(whole, 0);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const each = lines.map(parsed);
  if (each.includes(undefined)) return /^\s*[{[]\s*["{]/.test(text) && /"\s*:\s*["{[\d]/.test(text) ? [] : null;
  return each.flatMap((value) => objectsIn(value, 0));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Each object with those it holds behind it; one that tells of itself is not looked into. */
function objectsIn(value: unknown, depth: number): readonly Row[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const inner = Object.values(value).map((one) => (typeof one === 'string' && /^\s*\{"/.test(one) ? parsed(one) : one));
  const below = inner.flatMap((one) => objectsIn(one, depth + 1)).slice(0, MAX_ROWS);
  return Array.isArray(value) ? below : [value as Row, ...below];
}

const ADDRESS_HEADING = /mail|メール|アドレス|宛先|rcpt|recipient/i;
const SEPARATORS = [',', '\t', ';'];

/** A table has a heading that names a column of addresses, and as many cells in each line. */
function rowsOfTable(text: string): readonly Row[] | null {
  const heading = text.slice(0, 2000).trimStart().split('\n', 1)[0] ?? '';
  const delimiter = SEPARATORS.find((one) => heading.includes(one));
  if (delimiter === undefined || heading.includes('@') || !ADDRESS_HEADING.test(heading)) return null;
  try {
    const rows = parse(text, { columns: true, delimiter, bom: true, trim: true, to: MAX_ROWS, skip_empty_lines: true });
    return rows.some((row) =>
      Object.values(row as Row)
        .join(' ')
        .includes('@'),
    )
      ? (rows as Row[])
      : null;
  } catch {
    return null;
  }
}
