import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { ruleTitle } from '../../rules/table/rule-advice.ts';

const LONGEST_LIST = 12;

/** Rules by id and title; the rest is counted. */
export function ruleList(rules: readonly CompiledRule[], table: CompiledTable): readonly string[] {
  const lines = rules.slice(0, LONGEST_LIST).map((rule) => `${rule.id} ${ruleTitle(rule, table)}`);
  const more = rules.length - lines.length;
  return more > 0 ? [...lines, `ほか ${more} 件`] : lines;
}
