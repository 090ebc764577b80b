import type { Tier } from '../../model.ts';
import type { CompiledRule, CompiledTable } from '../../rules/compile.ts';
import { normalizePhrase } from '../../rules/normalize.ts';
import { phraseTexts } from '../../rules/phrases.ts';
import { ruleTitle } from '../../rules/rule-advice.ts';

export interface RuleFilter {
  readonly reason?: string;
  readonly provider?: string;
  readonly tier?: Tier;
  /** Stands in the name, the title or a phrase. */
  readonly text?: string;
}

/** A rule as one line of a list. */
export interface ListedRule {
  readonly id: string;
  readonly reason: string;
  readonly title: string;
  readonly tier: Tier;
  readonly providers: readonly string[];
  readonly phrases: readonly string[];
  readonly candidates: readonly string[];
  readonly user: boolean;
}

/** The rules that a filter lets through, by name. */
export function listRules(table: CompiledTable, filter: RuleFilter): readonly ListedRule[] {
  const phrases = phraseTexts(table.phrases);
  return table.rules
    .map((rule) => listed(rule, table, phrases))
    .filter((rule) => passes(rule, filter))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const listed = (rule: CompiledRule, table: CompiledTable, phrases: readonly string[]): ListedRule => ({
  id: rule.id,
  reason: rule.reason,
  title: ruleTitle(rule, table),
  tier: rule.tier,
  providers: rule.provider ?? [],
  phrases: rule.text.flatMap((number) => phrases[number] ?? []),
  candidates: rule.candidates,
  user: rule.user ?? false,
});

function passes(rule: ListedRule, { reason, provider, tier, text }: RuleFilter): boolean {
  if (reason !== undefined && rule.reason !== reason) return false;
  if (provider !== undefined && !rule.providers.includes(provider)) return false;
  if (tier !== undefined && rule.tier !== tier) return false;
  const words = text === undefined ? '' : normalizePhrase(text);
  return [rule.id, rule.title.toLowerCase(), ...rule.phrases].some((part) => part.includes(words));
}
