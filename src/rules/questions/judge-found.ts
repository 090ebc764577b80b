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
 * So far ahead of the second, the first is an answer: a little where the question speaks of all that such questions do,
 * else much. Found by leaving out one question at a time.
 */
const AHEAD = { whole: 2, part: 7 };
/** What speaks of a part only has to be like such questions, too. */
const LIKE = 8;
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
  const isSure = first.whole ? ahead >= AHEAD.whole : ahead >= AHEAD.part && first.likeness >= LIKE;
  if (!isSure) return { sure: null, others: near.slice(0, MOST), close: true };
  return { sure: first.situation, others: near.slice(1, MOST), close: ahead < FAR_AHEAD };
}
