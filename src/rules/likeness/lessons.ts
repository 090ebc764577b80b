import type { Example, Rule, RuleTable } from '../files/types.ts';
import { covering, say } from '../phrase/expand.ts';
import { normalizeText } from '../phrase/normalize.ts';
import { type Pattern, parsePattern, type Words } from '../phrase/pattern.ts';
import { type Lesson, type Likeness, learn } from './likeness.ts';

/** What rules teach: the sentences that their phrases make, and those that somebody received. */
export const learnFrom = (rules: RuleTable['rules'], words: Words): Likeness =>
  learn(rules.flatMap((rule) => lessonsOf(rule, words)));

/** What people ask is worded otherwise than what servers say. */
export function lessonsOf(rule: Rule, words: Words): readonly Lesson[] {
  if (rule.room === 'situations') return [];
  const patterns = [...(rule.when.text ?? []), ...(rule.when.weak ?? [])].map((phrase) => read(phrase, words));
  const said = patterns.flatMap((pattern) => covering(pattern).map((choice) => say(pattern, choice)));
  const lesson = (text: string, received: boolean): Lesson => ({ text, reason: rule.reason, received });
  return [
    ...said.map((text) => lesson(text, false)),
    ...rule.seen.map(({ text }) => lesson(text, true)),
    ...rule.match.map((example) => lesson(example.text, saysMore(example, said))),
  ];
}

function read(phrase: string, words: Words): Pattern {
  const parsed = parsePattern(phrase, words);
  return parsed.ok ? parsed.pattern : [];
}

/** An example of nothing but a phrase behind a code was written for the phrase. */
function saysMore({ text }: Example, said: readonly string[]): boolean {
  const normal = normalizeText(text);
  return !said.some((phrase) => normal.includes(phrase) && !/\p{L}/u.test(normal.replace(phrase, '')));
}
