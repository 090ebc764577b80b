import type { Reason } from '../../model.ts';
import type { ReasonAdvice, RuleTable } from '../files/types.ts';
import { lessonsFrom } from '../likeness/lessons.ts';
import { learn } from '../likeness/likeness.ts';
import { compileTable } from './compile.ts';
import type { CompiledRule, CompiledTable } from './compiled.ts';
import { joinPhrases } from './phrases.ts';
import { joinPolicy } from './policy.ts';

/** Our compiled table with a user's rules in it; what has the name of one of ours takes its place. */
export function joinTables(ours: CompiledTable, theirs: RuleTable): CompiledTable {
  const added = compileTable(theirs, ours.words);
  const moved = added.rules.map((rule) => asUsers(rule, ours.phrases.count));
  return {
    phrases: joinPhrases(ours.phrases, added.phrases),
    rules: [...without(ours.rules, moved), ...moved],
    reasons: joinReasons(ours.reasons, theirs.reasons),
    providers: [...without(ours.providers, theirs.providers), ...theirs.providers],
    terms: [...without(ours.terms, added.terms), ...added.terms],
    situations: [...without(ours.situations, added.situations), ...added.situations],
    synonyms: { ...ours.synonyms, ...theirs.synonyms },
    words: added.words,
    policy: joinPolicy(ours.policy, theirs.policy),
    learnt: learn(lessonsFrom(theirs.rules, added.words)),
  };
}

/** Its phrases stand behind ours. */
const asUsers = (rule: CompiledRule, offset: number): CompiledRule => ({
  ...rule,
  text: rule.text.map((i) => i + offset),
  weak: rule.weak.map((i) => i + offset),
  not: rule.not.map((i) => i + offset),
  user: true,
});

function without<T extends { readonly id: string }>(items: readonly T[], replaced: readonly T[]): readonly T[] {
  const ids = new Set(replaced.map((item) => item.id));
  return items.filter((item) => !ids.has(item.id));
}

/** A user who only wants other words for a reason writes only those. */
function joinReasons(ours: CompiledTable['reasons'], theirs: RuleTable['reasons']): CompiledTable['reasons'] {
  const entries = Object.entries(theirs) as readonly [Reason, Partial<ReasonAdvice>][];
  return {
    ...ours,
    ...Object.fromEntries(entries.map(([reason, advice]) => [reason, { ...ours[reason], ...advice }])),
  };
}
