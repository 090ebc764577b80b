import { addressIn } from './address.ts';
import type { Encoding } from './encoding.ts';
import { DELIMITERS, type Delimiter, eachRow } from './rows.ts';

/** How a list is laid out. */
export interface Form {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Where the addresses stand, from 0. */
  readonly column: number;
  /** The first row, if it has no address but names. */
  readonly headings: readonly string[] | null;
  /** How many columns it has. */
  readonly width: number;
  /** The end of its lines. */
  readonly lineEnd: string;
}

/** Why no form was found. */
export type FormFault =
  /** There is no cell with an address. */
  | { readonly fault: 'no-address' }
  /** Several columns have addresses: the names, or numbers, of them. */
  | { readonly fault: 'ambiguous'; readonly columns: readonly string[] }
  /** No column is called so; those that there are. */
  | { readonly fault: 'no-column'; readonly columns: readonly string[] };

/** Enough to see what a list is like. */
const SAMPLE_ROWS = 500;
const SAMPLE_BYTES = 1024 * 1024;
/** A column with an address now and then is one of remarks. */
const MOSTLY = 0.5;

/** `asked`: the name of the column, or its number from 1. */
export function formOf(bytes: Uint8Array, encoding: Encoding, asked: string | null): Form | FormFault {
  const samples = DELIMITERS.map((delimiter) => sampleOf(bytes, encoding, delimiter));
  const sample = samples.reduce((best, other) => (best.worth >= other.worth ? best : other));
  const found = asked === null ? columnIn(sample) : columnCalled(asked, sample);
  if (typeof found !== 'number') return found;
  const { delimiter, rows } = sample;
  const [first = []] = rows;
  const headings = addressIn(first[found] ?? '') === null ? first : null;
  return { encoding, delimiter, column: found, headings, width: sample.shares.length, lineEnd: lineEndOf(bytes) };
}

interface Sample {
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
  /** Of each column, how many of the rows have an address there. */
  readonly shares: readonly number[];
  /** How well the delimiter fits. */
  readonly worth: number;
}

function sampleOf(bytes: Uint8Array, encoding: Encoding, delimiter: Delimiter): Sample {
  const rows: string[][] = [];
  // A mark that is not closed is told of when all is read.
  eachRow(bytes.subarray(0, SAMPLE_BYTES), encoding, delimiter, ({ width, cell }) => {
    const cells = Array.from({ length: width }, (_, i) => cell(i));
    if (cells.some((text) => text.trim() !== '')) rows.push(cells);
    return rows.length < SAMPLE_ROWS;
  });
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const shares = Array.from({ length: width }, (_, i) => shareOf(rows, i));
  // Where all see one column the first will do.
  const worth = Math.max(0, ...shares) + (rows[0]?.length ?? 0) / 1e6;
  return { delimiter, rows, shares, worth };
}

const shareOf = (rows: readonly (readonly string[])[], column: number): number =>
  rows.filter((cells) => addressIn(cells[column] ?? '') !== null).length / rows.length;

function columnIn(sample: Sample): number | FormFault {
  const most = Math.max(0, ...sample.shares);
  if (most === 0) return { fault: 'no-address' };
  const columns = sample.shares.flatMap((share, i) => (share >= most * MOSTLY ? [i] : []));
  const [first = 0, ...others] = columns;
  if (others.length === 0) return first;
  const called = columns.filter((i) => USUAL.has(plainName(sample.rows[0]?.[i] ?? '')));
  return called.length === 1
    ? (called[0] as number)
    : { fault: 'ambiguous', columns: columns.map((i) => nameOf(sample, i)) };
}

/** What the column of addresses is called where it is the one that is meant. */
const USUAL = new Set([
  'メールアドレス',
  'メール',
  'eメール',
  'eメールアドレス',
  'email',
  'emailaddress',
  'mail',
  'mailaddress',
  'アドレス',
]);
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');

const nameOf = ({ rows: [first = []] }: Sample, i: number): string => {
  const name = first[i] ?? '';
  return name.trim() === '' || addressIn(name) !== null ? String(i + 1) : name.trim();
};

function columnCalled(asked: string, sample: Sample): number | FormFault {
  const [first = []] = sample.rows;
  const named = first.findIndex((name) => plainName(name) === plainName(asked));
  if (named >= 0) return named;
  const number = /^\d{1,4}$/.test(asked) ? Number(asked) - 1 : -1;
  if (number >= 0 && number < sample.shares.length) return number;
  return { fault: 'no-column', columns: sample.shares.map((_, i) => nameOf(sample, i)) };
}

const isAt = (bytes: Uint8Array, at: number, byte: number): boolean => bytes[at] === byte;

function lineEndOf(bytes: Uint8Array): string {
  const lf = bytes.indexOf(0x0a);
  if (lf < 0) return bytes.includes(0x0d) ? '\r' : '\r\n';
  // Of UTF-16 the byte before is a zero.
  return isAt(bytes, lf - 1, 0x0d) || (isAt(bytes, lf - 1, 0) && isAt(bytes, lf - 2, 0x0d)) || isAt(bytes, lf - 2, 0x0d)
    ? '\r\n'
    : '\n';
}
