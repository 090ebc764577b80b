import type { Example, Rule } from '../../src/rules/files/types.ts';
import { normalizeText } from '../../src/rules/phrase/normalize.ts';
import { parsePattern, toLine, type Words } from '../../src/rules/phrase/pattern.ts';
import { type CompiledPhrase, compileLine } from '../../src/rules/phrase/phrase.ts';
import { findLine } from '../../src/rules/table/phrases.ts';

/** A rule without what comes from some sources; null where nothing is left of it. */
export type LeaveOut = (rule: Rule) => Rule | null;

/** Words that somebody received, and the source without which a table is to read them. */
export interface Received {
  readonly rule: Rule;
  readonly example: Example;
  readonly source: string;
}

const FOLDS = 10;

/**
 * Where a rule's words come from: the file of a provider or a mail program, the site that tells of them; null for a
 * list of wordings of many servers, where each phrase is a source of its own.
 */
export function sourceOf(rule: Rule): string | null {
  if (rule.room === 'providers' || rule.room === 'clients') return rule.place.file;
  const sites = rule.source.flatMap((source) => (typeof source === 'object' && 'url' in source ? [source.url] : []));
  return sites[0] === undefined ? null : new URL(sites[0]).hostname;
}

const phraseSource = (rule: Rule, phrase: string): string => `${rule.id} ${phrase}`;

/** Which of the folds a source is in: always the same. */
export function foldOf(source: string): number {
  let hash = 7;
  for (const char of source) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0) % FOLDS;
}

export const FOLD_NUMBERS: readonly number[] = Array.from({ length: FOLDS }, (_, i) => i);

/** The sentences that were received and what they come from. */
export function receivedOf(rule: Rule, words: Words): readonly Received[] {
  if (rule.room === 'situations') return [];
  const whole = sourceOf(rule);
  const phrases = phrasesOf(rule).map((phrase) => ({ phrase, compiled: compiled(phrase, words) }));
  return [...rule.seen, ...rule.match].flatMap((example) => {
    const normal = normalizeText(example.text);
    const own = phrases.filter(({ compiled: one }) => one !== null && findLine(normal, one) !== null);
    if (own.some(({ compiled: one }) => one !== null && isNoMore(normal, one))) return [];
    const source = whole ?? (own.length === 1 && own[0] ? phraseSource(rule, own[0].phrase) : null);
    return source === null ? [] : [{ rule, example, source }];
  });
}

/** Nothing but a phrase behind a code: it was made for the phrase. */
function isNoMore(text: string, phrase: CompiledPhrase): boolean {
  const span = findLine(text, phrase);
  return span !== null && !/\p{L}/u.test(text.slice(0, span.start) + text.slice(span.end));
}

const phrasesOf = ({ when }: Rule): readonly string[] => [...(when.text ?? []), ...(when.weak ?? [])];

function compiled(phrase: string, words: Words): CompiledPhrase | null {
  const parsed = parsePattern(phrase, words);
  return parsed.ok ? compileLine(toLine(parsed.pattern), () => 0) : null;
}

/** Rules without the sources of a fold: whole rules, or phrases and the examples that they are in. */
export function without(fold: number, received: readonly Received[]): LeaveOut {
  const gone = new Set(received.filter(({ source }) => foldOf(source) === fold).map(({ example }) => example));
  return (rule) => {
    const whole = sourceOf(rule);
    if (whole !== null) return foldOf(whole) === fold ? null : rule;
    const stays = (phrase: string) => foldOf(phraseSource(rule, phrase)) !== fold;
    const [text, weak] = [rule.when.text?.filter(stays), rule.when.weak?.filter(stays)];
    if (phrasesOf(rule).length > 0 && (text ?? []).length + (weak ?? []).length === 0) return null;
    const { text: _, weak: __, ...when } = rule.when;
    const kept = (examples: readonly Example[]) => examples.filter((example) => !gone.has(example));
    return {
      ...rule,
      when: { ...when, ...(text?.length && { text }), ...(weak?.length && { weak }) },
      seen: kept(rule.seen),
      match: kept(rule.match),
    };
  };
}
