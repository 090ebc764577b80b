import type { CompiledRule, CompiledTable } from './compile.ts';
import { packNumbers, unpackNumbers } from './numbers.ts';
import { indexTable, type TableIndex } from './table-index.ts';

/** The part of a rule that nobody asks for before it has won. */
type RuleTexts = Pick<CompiledRule, 'advice' | 'source'>;
type MatchingRule = Omit<CompiledRule, keyof RuleTexts>;
type JsonPart = Omit<CompiledTable, 'phrases' | 'rules'> & { readonly rules: readonly MatchingRule[] };

/**
 * The compiled table as files, by the ends of their names. Every start reads it, so each part is in the form that
 * is there soonest: numbers as they stand in memory, one long string, JSON in ASCII, texts that wait as bytes.
 */
export type TableFiles = Readonly<Record<'json' | 'lines' | 'numbers' | 'texts', Uint8Array>>;

export function toFiles({ phrases, ...table }: CompiledTable): TableFiles {
  const { lines, anchorAt, anchorHash } = phrases;
  const { starts, first, next, ownerStarts, owners } = indexTable({ ...table, phrases });
  const rules = table.rules.map(({ advice, source, ...rule }): MatchingRule => rule);
  const texts = table.rules.map(({ advice, source }) => Buffer.from(JSON.stringify({ advice, source })));
  const columns = [anchorAt, anchorHash, starts, first, next, ownerStarts, owners, endsOf(texts)];
  return {
    json: Buffer.from(inAscii(JSON.stringify({ ...table, rules } satisfies JsonPart))),
    lines: Buffer.from(lines),
    numbers: packNumbers(columns),
    texts: Buffer.concat(texts),
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
  const none = new Int32Array();
  const [anchorAt = none, anchorHash = none, starts = none, first = none, ...others] = unpackNumbers(read('numbers'));
  const [next = none, ownerStarts = none, owners = none, ends = none] = others;
  const { rules, ...table } = JSON.parse(read('json').toString('latin1')) as JsonPart;
  const textsAt = lazyTexts(read('texts'), ends);
  return withIndex(
    {
      ...table,
      phrases: { lines: read('lines').toString(), anchorAt, anchorHash },
      rules: rules.map((rule, i) => withTexts(rule, () => textsAt(i))),
    },
    { starts, first, next, ownerStarts, owners },
  );
}

/** Not enumerable: a table that is put together from parts of this one is another, and needs an index of its own. */
const withIndex = (table: CompiledTable, index: TableIndex): CompiledTable =>
  Object.defineProperty(table, 'index', { value: index });

/** Read with the rest, so that a package which is replaced meanwhile does not mix two tables; parsed when asked for. */
function lazyTexts(bytes: Buffer, ends: Int32Array): (rule: number) => RuleTexts {
  return (rule) => JSON.parse(bytes.toString('utf8', ends[rule - 1] ?? 0, ends[rule])) as RuleTexts;
}

function withTexts(rule: MatchingRule, read: () => RuleTexts): CompiledRule {
  let texts: RuleTexts | undefined;
  const known = (): RuleTexts => {
    texts ??= read();
    return texts;
  };
  return {
    ...rule,
    get advice() {
      return known().advice;
    },
    get source() {
      return known().source;
    },
  };
}
