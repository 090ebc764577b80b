import type { Reason } from '../../model.ts';
import { once } from '../../once.ts';
import type { Likeness } from '../likeness/likeness.ts';
import type { CompiledRule, CompiledTable } from '../table/compiled.ts';
import type { Hit } from './hit.ts';
import { createLikenessReader, type Guess } from './judge.ts';
import { wordsOfPrograms } from './quoted.ts';

/**
 * How sure a guess must be, by what would answer without it; found by cross-validation (`npm run crossval`). A status is
 * right more often than the class of a reply and words that say little. Below that, nonsense would be told a reason.
 */
export const LEAST_SHARES = { status: 0.5, little: 0.45 };
/** Others that come so near to the likeliest are said, too. */
const CLOSE = 1 / 4;
/** A reason must be so much likelier than that the words are of no failure at all, such as the subject of every notice. */
const LIKELIER = 2;
/** What such words are about, no sentence of a failed delivery is about. */
const NO_FAILURES: ReadonlySet<unknown> = new Set(['success', 'feedback', 'vacation', 'words', 'nothing']);

const PREFIX = 'similar/';

/** Whether nothing but likeness gave that name. */
export const isSimilar = (rule: string | null): boolean => rule?.startsWith(PREFIX) ?? false;

/** A hit, and how sure it is. */
export interface Similar {
  readonly hit: Hit;
  readonly share: number;
}

/** What words that no phrase is in are like; null where they are like nothing. */
export type FindSimilar = (words: string) => Similar | null;

export function createFindSimilar(table: CompiledTable, likeness: () => Likeness): FindSimilar {
  const reader = once(() => createLikenessReader(likeness()));
  return (said) => {
    const words = wordsOfPrograms(said);
    if (words === '') return null;
    const guesses = reader().guess(words);
    const [first] = guesses;
    if (!first || first.share < LEAST_SHARES.little) return null;
    const saysNothing = guesses.find(({ reason }) => NO_FAILURES.has(table.reasons[reason].given));
    if (saysNothing && saysNothing.share * LIKELIER > first.share) return null;
    const rule = similarRule(first.reason, candidatesOf(first, guesses));
    const matched = reader().nearest(words, first.reason) ?? '';
    return { hit: { rule, tier: rule.tier, matched, weight: 0 }, share: first.share };
  };
}

function candidatesOf(first: Guess, guesses: readonly Guess[]): readonly Reason[] {
  const close = guesses.filter(({ share }) => share >= first.share * CLOSE).map(({ reason }) => reason);
  return close.length > 1 ? close : [];
}

const similarRule = (reason: Reason, candidates: readonly Reason[]): CompiledRule => ({
  id: PREFIX + reason,
  reason,
  tier: 'similar',
  keys: 0,
  ...{ text: [], weak: [], not: [], says: [], over: [], source: [], advice: {} },
  candidates,
  dialog: false,
  asked: false,
});
