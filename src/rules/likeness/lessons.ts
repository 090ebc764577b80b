import type { Example, Rule, RuleTable } from '../files/types.ts';
import { READERS, type Role } from '../notices/roles.ts';
import { covering, say } from '../phrase/expand.ts';
import { normalizeText } from '../phrase/normalize.ts';
import { type Pattern, parsePattern, type Words } from '../phrase/pattern.ts';
import type { Lesson } from './likeness.ts';

/** What rules teach. */
export const lessonsFrom = (rules: RuleTable['rules'], words: Words): readonly Lesson[] =>
  rules.flatMap((rule) => lessonsOf(rule, words));

const OF_ANY_NOTICE: ReadonlySet<Role> = new Set([
  ...READERS.original,
  ...READERS.naming,
  ...READERS.opening,
  ...READERS.writer,
  ...READERS.person,
  ...READERS.header,
]);

/**
 * What notices say that tells no reason: a subject such as `Undelivered Mail`, or the line that announces the returned
 * mail, stands beside every one. Where a rule knows their words (`isTold`), they tell more.
 */
export function noReasons(
  notices: RuleTable['notices'],
  words: Words,
  isTold: (text: string) => boolean,
): readonly Lesson[] {
  const said = notices
    .filter(({ role }) => OF_ANY_NOTICE.has(role))
    .flatMap(({ text, match }) => [...match, ...text.flatMap((phrase) => sentencesOf(read(phrase, words)))]);
  return said.filter((text) => !isTold(text)).map((text) => ({ text, reason: 'undefined', received: false }));
}

/** What people ask is worded otherwise than what servers say. */
export function lessonsOf(rule: Rule, words: Words): readonly Lesson[] {
  if (rule.room === 'situations') return [];
  const patterns = [...(rule.when.text ?? []), ...(rule.when.weak ?? [])].map((phrase) => read(phrase, words));
  const said = patterns.flatMap(sentencesOf);
  const lesson = (text: string, received: boolean): Lesson => ({ text, reason: rule.reason, received });
  return [
    ...said.map((text) => lesson(text, false)),
    ...rule.seen.map(({ text }) => lesson(text, true)),
    ...rule.match.map((example) => lesson(example.text, saysMore(example, said))),
  ];
}

/** With every alternative in one of them. */
const sentencesOf = (pattern: Pattern): readonly string[] => covering(pattern).map((choice) => say(pattern, choice));

function read(phrase: string, words: Words): Pattern {
  const parsed = parsePattern(phrase, words);
  return parsed.ok ? parsed.pattern : [];
}

/** An example of nothing but a phrase behind a code was written for the phrase. */
function saysMore({ text }: Example, said: readonly string[]): boolean {
  const normal = normalizeText(text);
  return !said.some((phrase) => normal.includes(phrase) && !/\p{L}/u.test(normal.replace(phrase, '')));
}
