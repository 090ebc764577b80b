import { REASONS, type Reason } from '../../model.ts';
import { codeFeaturesOf, featuresOf } from '../likeness/features.ts';
import { concentrationOf, type Likeness, placeOf, talliesOf } from '../likeness/likeness.ts';

/** How sure one can be that a text has a reason, from 0 to 1; the likeliest first, all of them together are 1. */
export interface Guess {
  readonly reason: Reason;
  readonly share: number;
}

export interface LikenessReader {
  /** Empty for a text of which next to nothing was ever seen. */
  guess(text: string): readonly Guess[];
  /** The sentence most like a text among those of a reason that somebody received. */
  nearest(text: string, reason: Reason): string | null;
}

/** Counted for a feature that was never seen with a reason; found by cross-validation. */
const UNSEEN = 0.6;
/**
 * Words of a sentence hang together, and pieces of a word more so: many of them make less sure than their number says.
 * The power of their number that shares are scaled down by; found by cross-validation.
 */
const TOGETHER = 0.36;
/** So much of a text's words must be known: one word that is may be known from anywhere. */
const LEAST_KNOWN = 0.3;

/**
 * Reads a text by what it has in common with sentences whose reason is known: a complement naive Bayes reader
 * (Rennie et al., 2003), which asks both how often a reason's sentences have a word and how often all others do not,
 * so that a reason with many sentences is not the answer to everything. What stands in sentences of many reasons
 * (`message`, `server`) counts for less than what one reason has for itself.
 */
export function createLikenessReader(likeness: Likeness): LikenessReader {
  const totals = totalsOf(likeness);
  const received = new Map<Reason, readonly Known[]>();
  return {
    guess(text) {
      const features = featuresOf(text);
      const words = placesOf(features, likeness);
      if (words.length === 0 || words.length < LEAST_KNOWN * features.size) return [];
      const places = [...words, ...placesOf(codeFeaturesOf(text), likeness)];
      return sharesOf(scoresOf(places, likeness, totals), places.length);
    },
    nearest(text, reason) {
      const known = received.get(reason) ?? knownOf(likeness, reason);
      received.set(reason, known);
      return nearestOf(featuresOf(text), known);
    },
  };
}

const placesOf = (features: Iterable<number>, likeness: Likeness): readonly number[] =>
  [...features].map((feature) => placeOf(feature, likeness)).filter((place) => place >= 0);

interface Totals {
  /** Features counted in the sentences of each reason, and of all. */
  readonly of: Float64Array;
  readonly all: number;
}

function totalsOf(likeness: Likeness): Totals {
  const of = new Float64Array(REASONS.length);
  for (let place = 0; place < likeness.features.length; place++)
    for (const [reason, count] of talliesOf(likeness, place)) of[reason] = (of[reason] as number) + count;
  return { of, all: of.reduce((a, b) => a + b, 0) };
}

/**
 * The logarithm of how much likelier the features are among a reason's sentences than among all others, up to what is
 * the same for all reasons. Most reasons have a feature in none of their sentences: what that comes to is added once.
 */
function scoresOf(places: readonly number[], likeness: Likeness, { of, all }: Totals): Float64Array {
  const ways = UNSEEN * likeness.features.length;
  const scores = new Float64Array(REASONS.length);
  let weights = 0;
  for (const place of places) {
    const tallies = talliesOf(likeness, place);
    const weight = concentrationOf(tallies.map(([, count]) => count));
    const sum = tallies.reduce((total, [, count]) => total + count, 0);
    weights += weight;
    for (const [reason, own] of tallies)
      scores[reason] = (scores[reason] as number) + weight * (gain(own, sum) - gain(0, sum));
  }
  return scores.map((score, i) => {
    const total = of[i] as number;
    return total === 0 ? Number.NEGATIVE_INFINITY : score + weights * Math.log((ways + all - total) / (ways + total));
  });
}

const gain = (own: number, sum: number): number => Math.log((UNSEEN + own) / (UNSEEN + sum - own));

function sharesOf(scores: Float64Array, known: number): readonly Guess[] {
  const scaled = scores.map((score) => score / known ** TOGETHER);
  const best = Math.max(...scaled);
  const parts = scaled.map((score) => Math.exp(score - best));
  const sum = parts.reduce((a, b) => a + b, 0);
  return REASONS.map((reason, i) => ({ reason, share: (parts[i] as number) / sum })).sort((a, b) => b.share - a.share);
}

/** A sentence that has only a few letters in common is no example of a text. */
const LEAST_NEAR = 0.1;

interface Known {
  readonly text: string;
  readonly features: ReadonlySet<number>;
}

const knownOf = ({ received }: Likeness, reason: Reason): readonly Known[] =>
  received.flatMap(([of, text]) => (of === reason ? [{ text, features: featuresOf(text) }] : []));

function nearestOf(features: ReadonlySet<number>, known: readonly Known[]): string | null {
  let best: { readonly text: string; readonly nearness: number } | null = null;
  for (const { text, features: others } of known) {
    let shared = 0;
    for (const feature of others) if (features.has(feature)) shared++;
    const nearness = shared / Math.sqrt(features.size * others.size);
    if (nearness > (best?.nearness ?? LEAST_NEAR)) best = { text, nearness };
  }
  return best?.text ?? null;
}
