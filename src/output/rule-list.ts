import type { CompiledRule, CompiledTable } from '../rules/compile.ts';

const LONGEST_LIST = 12;

/** Rules by id and title; the rest is counted. */
export function ruleList(rules: readonly CompiledRule[], table: CompiledTable): readonly string[] {
  const lines = rules.slice(0, LONGEST_LIST).map((rule) => `${rule.id} ${titleOf(rule, table)}`);
  const more = rules.length - lines.length;
  return more > 0 ? [...lines, `ほか ${more} 件`] : lines;
}

export const titleOf = (rule: CompiledRule, table: CompiledTable): string =>
  rule.advice.title ?? table.reasons[rule.reason].title;
