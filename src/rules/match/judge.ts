import { REASONS, type Reason } from '../../model.ts';
import { featuresOf } from '../likeness/features.ts';
import { type Likeness, placeOf, talliesOf } from '../likeness/likeness.ts';

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
/** One word that is known may be known from anywhere. */
const FEWEST_KNOWN = 2;

/**
 * Reads a text by what it has in common with sentences whose reason is known: a complement naive Bayes reader
 * (Rennie et al., 2003), which asks both how often a reason's sentences have a word and how often all others do not,
 * so that a reason with many sentences is not the answer to everything.
 */
export function createLikenessReader(likeness: Likeness): LikenessReader {
  const totals = totalsOf(likeness);
  const received = new Map<Reason, readonly Known[]>();
  return {
    guess(text) {
      const places = placesOf(text, likeness);
      return places.length < FEWEST_KNOWN ? [] : sharesOf(scoresOf(places, likeness, totals), places.length);
    },
    nearest(text, reason) {
      const known = received.get(reason) ?? knownOf(likeness, reason);
      received.set(reason, known);
      return nearestOf(featuresOf(text), known);
    },
  };
}

const placesOf = (text: string, likeness: Likeness): readonly number[] =>
  [...featuresOf(text)].map((feature) => placeOf(feature, likeness)).filter((place) => place >= 0);

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

function scoresOf(places: readonly number[], likeness: Likeness, { of, all }: Totals): Float64Array {
  const ways = UNSEEN * likeness.features.length;
  const scores = new Float64Array(REASONS.length);
  for (const place of places) {
    const counts = new Float64Array(REASONS.length);
    for (const [reason, count] of talliesOf(likeness, place)) counts[reason] = count;
    const sum = counts.reduce((a, b) => a + b, 0);
    for (let i = 0; i < scores.length; i++) {
      const [own, total] = [counts[i] as number, of[i] as number];
      const here = (UNSEEN + own) / (ways + total);
      const elsewhere = (UNSEEN + sum - own) / (ways + all - total);
      scores[i] = (scores[i] as number) + Math.log(here / elsewhere);
    }
  }
  return scores.map((score, i) => (of[i] === 0 ? Number.NEGATIVE_INFINITY : score));
}

/** Words of a sentence hang together, so many of them make less sure than their number says. */
function sharesOf(scores: Float64Array, known: number): readonly Guess[] {
  const scaled = scores.map((score) => score / Math.sqrt(known));
  const best = Math.max(...scaled);
  const parts = scaled.map((score) => Math.exp(score - best));
  const sum = parts.reduce((a, b) => a + b, 0);
  return REASONS.map((reason, i) => ({ reason, share: (parts[i] as number) / sum })).sort((a, b) => b.share - a.share);
}

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
    if (shared > 0 && nearness > (best?.nearness ?? 0)) best = { text, nearness };
  }
  return best?.text ?? null;
}
