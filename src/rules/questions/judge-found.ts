import type { Situation } from '../files/types.ts';
import type { Found } from './find-situations.ts';

/** What can be said of a question. A wrong answer is worse than a choice of some. */
export interface Judgement {
  readonly sure: Situation | null;
  /** Others that it may be about, the likeliest first; where nothing is sure, the choice. */
  readonly others: readonly Situation[];
}

/** Found by leaving out one question at a time, and with questions that nothing answers. */
const SURE = [
  { likeness: 0.33, weight: 30, ahead: 1.35 },
  // A long story speaks of much that is beside the point: then what it shares with one situation alone has to be much.
  { likeness: 0.28, weight: 60, ahead: 1.7 },
] as const;
const POSSIBLE = { likeness: 0.1, weight: 15 };
const MOST = 3;
/** So far behind the first, another one is not worth a line. */
const NEAR = 0.4;

/** Judges what was found, likeliest first. */
export function judgeFound(found: readonly Found[]): Judgement {
  const [first, second] = found;
  if (!first || first.likeness < POSSIBLE.likeness || first.weight < POSSIBLE.weight) return { sure: null, others: [] };
  const ahead = first.likeness / (second?.likeness || Number.EPSILON);
  const isSure = SURE.some((bar) => first.likeness >= bar.likeness && first.weight >= bar.weight && ahead >= bar.ahead);
  const near = found.filter(({ likeness }) => likeness >= first.likeness * NEAR).map(({ situation }) => situation);
  return isSure ? { sure: first.situation, others: near.slice(1, MOST) } : { sure: null, others: near.slice(0, MOST) };
}
