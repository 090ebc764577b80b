import { HASHES } from '../phrase/anchor.ts';
import type { CompiledRule, CompiledTable, Phrases, TableIndex } from './compiled.ts';

/** The rule of that name; undefined for none. */
export function ruleNamed(id: string, table: CompiledTable): CompiledRule | undefined {
  const { ids, ruleAt } = indexOf(table);
  const number = ids().indexOf(id);
  return number < 0 ? undefined : ruleAt(number);
}

const made = new WeakMap<CompiledTable, TableIndex>();

/** What the build made; of a table with a user's rules in it, what the first to ask has made. */
export function indexOf(table: CompiledTable): TableIndex {
  const index = table.index ?? made.get(table) ?? indexTable(table);
  if (!table.index) made.set(table, index);
  return index;
}

export const indexTable = ({ phrases, rules }: Pick<CompiledTable, 'phrases' | 'rules'>): TableIndex => ({
  starts: lineStarts(phrases),
  ...byHash(phrases),
  ...byPhrase(rules, phrases.count),
  wordless: those(rules, ({ text, weak, says }) => text.length === 0 && weak.length === 0 && says.length === 0),
  saying: those(rules, ({ says }) => says.length > 0),
  codes: () => byCode(rules),
  ids: () => rules.map(({ id }) => id),
  ruleAt: (number) => rules[number] as CompiledRule,
});

const those = (rules: CompiledTable['rules'], wanted: (rule: CompiledRule) => boolean): Int32Array =>
  Int32Array.from(rules.flatMap((rule, i) => (wanted(rule) ? [i] : [])));

function lineStarts({ lines, count }: Phrases): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 1; i < starts.length; i++) starts[i] = lines.indexOf('\n', starts[i - 1]) + 1;
  return starts;
}

function byCode(rules: CompiledTable['rules']): Readonly<Record<string, readonly number[]>> {
  const codes: Record<string, number[]> = {};
  for (const [number, { status = [], reply = [] }] of rules.entries())
    for (const code of [...status, ...reply]) codes[code] = [...(codes[code] ?? []), number];
  return codes;
}

function byHash({ hookHash }: Phrases): Pick<TableIndex, 'first' | 'next'> {
  const first = new Int32Array(HASHES).fill(-1);
  const next = new Int32Array(hookHash.length).fill(-1);
  for (let i = next.length - 1; i >= 0; i--) {
    const hash = hookHash[i] as number;
    next[i] = first[hash] as number;
    first[hash] = i;
  }
  return { first, next };
}

function byPhrase(rules: CompiledTable['rules'], phrases: number): Pick<TableIndex, 'ownerStarts' | 'owners'> {
  const ownersOf = Array.from({ length: phrases }, (): number[] => []);
  rules.forEach((rule, number) => {
    for (const i of [...rule.text, ...rule.weak]) ownersOf[i]?.push(number);
  });
  const ownerStarts = new Int32Array(phrases + 1);
  ownersOf.forEach((owners, i) => {
    ownerStarts[i + 1] = (ownerStarts[i] as number) + owners.length;
  });
  return { ownerStarts, owners: Int32Array.from(ownersOf.flat()) };
}
