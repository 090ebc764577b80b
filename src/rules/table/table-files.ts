import { once } from '../../once.ts';
import { packNumbers, unpackNumbers } from '../packed/numbers.ts';
import type { CompiledRule, CompiledTable, TableIndex } from './compiled.ts';
import { indexTable } from './table-index.ts';

/**
 * The compiled table as files, by the ends of their names. Every start reads it, so each part is in the form that
 * is there soonest: numbers and characters as they stand in memory, and JSON in pieces that wait to be asked for.
 */
export type TableFiles = Readonly<Record<'json' | 'lines' | 'numbers', Uint8Array>>;

const COLUMNS = [
  ...([
    'worth',
    'hooked',
    'hookHash',
    'hookAt',
    'hookBegin',
    'ends',
    'starts',
    'first',
    'next',
    'ownerStarts',
    'owners',
  ] as const),
  ...(['wordless', 'saying'] as const),
] as const;
type Columns = Readonly<Record<(typeof COLUMNS)[number], Int32Array>>;

/** The first pieces of JSON; behind them comes one for each rule. */
const PARTS = ['reasons', 'providers', 'terms', 'situations', 'synonyms', 'words', 'policy', 'ids', 'codes'] as const;

/** What most rules have alike is not written with each of them. */
const USUAL = {
  weak: [],
  says: [],
  not: [],
  over: [],
  candidates: [],
  dialog: false,
  asked: false,
} as const satisfies Partial<CompiledRule>;

const isUsual = (key: string, value: unknown): boolean =>
  key in USUAL && JSON.stringify(value) === JSON.stringify(USUAL[key as keyof typeof USUAL]);

const withoutUsual = (rule: CompiledRule): object =>
  Object.fromEntries(Object.entries(rule).filter(([key, value]) => !isUsual(key, value)));

export function toFiles({ phrases, rules, ...table }: CompiledTable): TableFiles {
  const { ids, codes, ruleAt: _, ...index } = indexTable({ phrases, rules });
  const json = { ...table, ids: ids(), codes: codes() };
  const parts = PARTS.map((part) => json[part]);
  const pieces = [...parts, ...rules.map(withoutUsual)].map((piece) => Buffer.from(JSON.stringify(piece)));
  const { lines, count: _count, ...hooks } = phrases;
  const columns: Columns = { ...hooks, ends: endsOf(pieces), ...index };
  return {
    json: Buffer.concat(pieces),
    lines: Buffer.from(lines, 'utf16le'),
    numbers: packNumbers(COLUMNS.map((name) => columns[name])),
  };
}

function endsOf(pieces: readonly Uint8Array[]): Int32Array {
  let end = 0;
  return Int32Array.from(pieces, (piece) => {
    end += piece.length;
    return end;
  });
}

/** All is read now: a package that is replaced later does not mix two tables. */
export function fromFiles(read: (file: keyof TableFiles) => Buffer): CompiledTable {
  const numbers = unpackNumbers(read('numbers'));
  const columns = Object.fromEntries(COLUMNS.map((name, i) => [name, numbers[i]])) as unknown as Columns;
  const { worth, hooked, hookHash, hookAt, hookBegin, ends, ...index } = columns;
  const json = read('json');
  const piece = (i: number): unknown => JSON.parse(json.toString('utf8', ends[i - 1] ?? 0, ends[i]));
  const part = <T>(name: (typeof PARTS)[number]) => once(() => piece(PARTS.indexOf(name)) as T);
  const reasons = part<CompiledTable['reasons']>('reasons');
  const providers = part<CompiledTable['providers']>('providers');
  const terms = part<CompiledTable['terms']>('terms');
  const situations = part<CompiledTable['situations']>('situations');
  const synonyms = part<CompiledTable['synonyms']>('synonyms');
  const words = part<CompiledTable['words']>('words');
  const policy = part<CompiledTable['policy']>('policy');
  const met: CompiledRule[] = [];
  const ruleAt = (i: number): CompiledRule => {
    met[i] ??= { ...USUAL, ...(piece(PARTS.length + i) as CompiledRule) };
    return met[i];
  };
  const rules = once(() => Array.from(ends.subarray(PARTS.length), (_, i) => ruleAt(i)));
  return withIndex(
    {
      phrases: {
        lines: read('lines').toString('utf16le'),
        count: index.starts.length - 1,
        worth,
        hooked,
        hookHash,
        hookAt,
        hookBegin,
      },
      get rules() {
        return rules();
      },
      get reasons() {
        return reasons();
      },
      get providers() {
        return providers();
      },
      get terms() {
        return terms();
      },
      get situations() {
        return situations();
      },
      get synonyms() {
        return synonyms();
      },
      get words() {
        return words();
      },
      get policy() {
        return policy();
      },
    },
    { ...index, ids: part('ids'), codes: part('codes'), ruleAt },
  );
}

/** Not enumerable: a table that is put together from parts of this one is another, and needs an index of its own. */
const withIndex = (table: CompiledTable, index: TableIndex): CompiledTable =>
  Object.defineProperty(table, 'index', { value: index });
