import type { Situation } from '../files/types.ts';
import type { Found } from './find-situations.ts';

/** What can be said of a question. A wrong answer is worse than a choice of some. */
export interface Judgement {
  readonly sure: Situation | null;
  /** Others that it may be about, the likeliest first; where nothing is sure, the choice. */
  readonly others: readonly Situation[];
  /** Whether one of the others may be meant instead: then it is answered, too. */
  readonly close: boolean;
}

/**
 * Where the first is an answer. Who speaks of little that is known may be about anything, so that it has to be farther
 * ahead then; and farther, where it speaks of a part only of what such questions do. Found with questions that were
 * written for that.
 */
const SURE = [
  { whole: true, likeness: 13, ahead: 2.5 },
  { whole: true, likeness: 11, ahead: 8 },
  { whole: false, likeness: 14, ahead: 7 },
] as const;
/** So far ahead, nothing else is worth more than its name. */
const FAR_AHEAD = 7;
/** What is less like any question than this is about something else. */
const POSSIBLE = 3;
const MOST = 3;
/** So far behind the first, another one is not worth a line. */
const NEAR = 9;

/** Judges what was found, likeliest first. */
export function judgeFound(found: readonly Found[]): Judgement {
  const [first, second] = found;
  if (!first || first.likeness < POSSIBLE) return { sure: null, others: [], close: false };
  const ahead = first.likeness - (second?.likeness ?? 0);
  const near = found
    .filter(({ likeness }) => likeness >= Math.max(POSSIBLE, first.likeness - NEAR))
    .map(({ situation }) => situation);
  const isSure = SURE.some((bar) => first.whole === bar.whole && first.likeness >= bar.likeness && ahead >= bar.ahead);
  if (!isSure) return { sure: null, others: near.slice(0, MOST), close: true };
  return { sure: first.situation, others: near.slice(1, MOST), close: ahead < FAR_AHEAD };
}
