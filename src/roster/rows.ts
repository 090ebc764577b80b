import { parse } from 'csv-parse/sync';
import { decode, decodeAll, type Encoding, isUtf16 } from './encoding.ts';

export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row of the list, or a blank line of it. */
export interface Row {
  /** 1-based, headings and blank lines included. */
  readonly number: number;
  /** Its bytes, the end of its line included. */
  readonly start: number;
  readonly end: number;
  /** How many cells it has. */
  readonly width: number;
  cell(column: number): string;
}

/**
 * Tells of each row where its bytes stand: what stays is to be what it was, bit by bit. Bytes are read one by one, as
 * neither UTF-8, Shift_JIS, EUC-JP nor GB18030 has a comma, a quotation mark or a line end inside of a character; only
 * UTF-16 has, and is read as UTF-8 with as many code units. `visit` ends it with `false`. The line of a quotation mark
 * that is never closed; null where all is well.
 */
export function eachRow(
  bytes: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
  visit: (row: Row) => boolean | undefined,
): number | null {
  const text = bytes.subarray(encoding.bom.length);
  const wide = isUtf16(encoding) ? Buffer.from(decodeAll(text, encoding)) : null;
  const widthOf = (from: number, to: number): number =>
    wide === null ? to - from : 2 * wide.toString('utf8', from, to).length;
  const written = wide === null ? encoding : { ...encoding, name: 'utf-8' };
  let [number, read, end] = [0, 0, encoding.bom.length];
  const row = (cells: readonly string[], to: number): Row => {
    const start = end;
    end += widthOf(read, to);
    read = to;
    return { number: ++number, start, end, width: cells.length, cell: (i) => decode(cells[i] ?? '', written) };
  };
  try {
    parse(asInput(wide ?? text), {
      ...{ delimiter, record_delimiter: ['\r\n', '\n', '\r'], encoding: 'latin1' },
      ...{ bom: false, relax_column_count: true, relax_quotes: true },
      on_record: (cells: readonly string[], { bytes: to }) => {
        if (visit(row(cells, to)) === false) throw new Enough();
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof Enough) return null;
    const { code } = error as { readonly code?: string };
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return number + 1;
  }
}

class Enough extends Error {}

const asInput = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
