import type { Tier } from '../../model.ts';
import { choices, say } from '../../rules/phrase/expand.ts';
import { normalizePhrase } from '../../rules/phrase/normalize.ts';
import { fromLine } from '../../rules/phrase/pattern.ts';
import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { linesOf, phraseTexts } from '../../rules/table/phrases.ts';
import { ruleTitle } from '../../rules/table/rule-advice.ts';

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
  const lines = linesOf(table.phrases);
  const words = filter.text === undefined ? '' : normalizePhrase(filter.text);
  const isSaid = (rule: CompiledRule) =>
    [...rule.text, ...rule.weak].some((number) => isIn(lines[number] as string, words));
  return table.rules
    .map((rule) => ({ rule, line: listed(rule, table, phrases) }))
    .filter(({ rule, line }) => passes(line, filter) && (isNamed(line, words) || isSaid(rule)))
    .map(({ line }) => line)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Nobody looks for words that only the last of so many ways to say a phrase has. */
const MOST_SAYINGS = 500;

/** Whether words stand in one of the ways to say a phrase. */
function isIn(line: string, words: string): boolean {
  const pattern = fromLine(line);
  for (const choice of choices(pattern, MOST_SAYINGS)) if (say(pattern, choice).includes(words)) return true;
  return false;
}

const isNamed = ({ id, title }: ListedRule, words: string): boolean =>
  id.includes(words) || title.toLowerCase().includes(words);

const listed = (rule: CompiledRule, table: CompiledTable, phrases: readonly string[]): ListedRule => ({
  id: rule.id,
  reason: rule.reason,
  title: ruleTitle(rule, table),
  tier: rule.tier,
  providers: rule.provider ?? [],
  phrases: [...rule.text, ...rule.weak].flatMap((number) => phrases[number] ?? []),
  candidates: rule.candidates,
  user: rule.user ?? false,
});

function passes(rule: ListedRule, { reason, provider, tier }: RuleFilter): boolean {
  if (reason !== undefined && rule.reason !== reason) return false;
  if (provider !== undefined && !rule.providers.includes(provider)) return false;
  return tier === undefined || rule.tier === tier;
}
