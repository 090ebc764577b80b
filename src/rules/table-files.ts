import type { CompiledRule, CompiledTable } from './compile.ts';
import { packNumbers, unpackNumbers } from './numbers.ts';
import { indexTable, type TableIndex } from './table-index.ts';

type JsonPart = Omit<CompiledTable, 'phrases' | 'rules' | 'index'> & Pick<TableIndex, 'ids'>;

/**
 * The compiled table as files, by the ends of their names. Every start reads it, so each part is in the form that
 * is there soonest: numbers and characters as they stand in memory, and each rule as JSON that waits to be asked for.
 */
export type TableFiles = Readonly<Record<'json' | 'lines' | 'numbers' | 'rules', Uint8Array>>;

export function toFiles({ phrases, rules, ...table }: CompiledTable): TableFiles {
  const { lines, anchorAt, anchorHash } = phrases;
  const { ids, starts, first, next, ownerStarts, owners, wordless, saying, coded } = indexTable({ phrases, rules });
  const texts = rules.map((rule) => Buffer.from(inAscii(JSON.stringify(rule))));
  const index = [starts, first, next, ownerStarts, owners, wordless, saying, coded];
  return {
    json: Buffer.from(JSON.stringify({ ...table, ids } satisfies JsonPart), 'utf16le'),
    lines: Buffer.from(lines, 'utf16le'),
    numbers: packNumbers([anchorAt, anchorHash, endsOf(texts), ...index]),
    rules: Buffer.concat(texts),
  };
}

/** V8 is slower at JSON with a Japanese character in it. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

function endsOf(pieces: readonly Uint8Array[]): Int32Array {
  let end = 0;
  return Int32Array.from(pieces, (piece) => {
    end += piece.length;
    return end;
  });
}

export function fromFiles(read: (part: keyof TableFiles) => Buffer): CompiledTable {
  const columns = unpackNumbers(read('numbers'));
  const column = (i: number): Int32Array => columns[i] as Int32Array;
  const [starts, first, next, ownerStarts, owners] = [column(3), column(4), column(5), column(6), column(7)];
  const [wordless, saying, coded] = [column(8), column(9), column(10)];
  const { ids, ...table } = JSON.parse(read('json').toString('utf16le')) as JsonPart;
  return withIndex(
    {
      ...table,
      phrases: { lines: read('lines').toString('utf16le'), anchorAt: column(0), anchorHash: column(1) },
      rules: rulesIn(read('rules'), column(2)),
    },
    { starts, first, next, ownerStarts, owners, wordless, saying, coded, ids },
  );
}

/** Not enumerable: a table that is put together from parts of this one is another, and needs an index of its own. */
const withIndex = (table: CompiledTable, index: TableIndex): CompiledTable =>
  Object.defineProperty(table, 'index', { value: index });

/**
 * Of some hundred rules a mail meets a few, so each is parsed when somebody looks at it. All are read at once: a
 * package that is replaced meanwhile must not mix two tables.
 */
function rulesIn(bytes: Buffer, ends: Int32Array): readonly CompiledRule[] {
  const rules: CompiledRule[] = [];
  for (const i of ends.keys()) {
    const get = (): CompiledRule => {
      const value = JSON.parse(bytes.toString('latin1', ends[i - 1] ?? 0, ends[i])) as CompiledRule;
      Object.defineProperty(rules, i, { value, enumerable: true, configurable: true, writable: true });
      return value;
    };
    Object.defineProperty(rules, i, { get, enumerable: true, configurable: true });
  }
  return rules;
}
