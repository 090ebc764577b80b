import type { CompiledRule, CompiledTable } from './compile.ts';

/** The part of a rule that nobody needs before it has won. */
export type RuleTexts = Pick<CompiledRule, 'advice' | 'source'>;
export type MatchingRule = Omit<CompiledRule, keyof RuleTexts>;
export type MatchingTable = Omit<CompiledTable, 'rules'> & { readonly rules: readonly MatchingRule[] };

export const MATCHING_FILE = 'table.json';
/** A line of JSON for each rule, in the order of the table. */
export const TEXTS_FILE = 'table-texts.ndjson';

/** The compiled table as files, by name: what every start reads, and what it reads when a rule has won. */
export function tableFiles(table: CompiledTable): Readonly<Record<string, string>> {
  const matching: MatchingTable = { ...table, rules: table.rules.map(({ advice, source, ...rule }) => rule) };
  const texts = table.rules.map(({ advice, source }): RuleTexts => ({ advice, source }));
  return {
    [MATCHING_FILE]: JSON.stringify(matching),
    [TEXTS_FILE]: texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
  };
}
