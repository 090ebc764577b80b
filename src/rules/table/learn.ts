import type { RuleTable } from '../files/types.ts';
import { lessonsFrom, noReasons } from '../likeness/lessons.ts';
import { type Likeness, learn } from '../likeness/likeness.ts';
import { normalizeText } from '../phrase/normalize.ts';
import type { CompiledTable } from './compiled.ts';
import { findPhrases } from './phrases.ts';
import { indexOf } from './table-index.ts';

/** What all sentences of a table have in common, of its rules and of its notices. */
export function learnTable(
  { rules, notices }: Pick<RuleTable, 'rules' | 'notices'>,
  compiled: CompiledTable,
): Likeness {
  const { phrases, words } = compiled;
  // Phrases of questions do not count: people ask what such a subject means.
  const ofServers = new Set(compiled.rules.flatMap((rule) => (rule.asked ? [] : [...rule.text, ...rule.weak])));
  const isTold = (text: string) =>
    [...findPhrases(normalizeText(text), phrases, indexOf(compiled)).keys()].some((phrase) => ofServers.has(phrase));
  return learn([...lessonsFrom(rules, words), ...noReasons(notices, words, isTold)]);
}
