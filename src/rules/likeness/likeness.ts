import { REASONS, type Reason } from '../../model.ts';
import { codeFeaturesOf, featuresOf } from './features.ts';

/** A sentence with a reason to it. */
export interface Lesson {
  readonly text: string;
  readonly reason: Reason;
  /** Somebody received it, so it can be shown. */
  readonly received: boolean;
}

/** What the sentences of a table have in common: which features, in how many sentences of which reason. */
export interface Likeness {
  /** Hashes of features, ascending. */
  readonly features: Int32Array;
  /** Where the tallies of each feature end. */
  readonly ends: Int32Array;
  /** A reason's place in `REASONS`, and above the lower `REASON_BITS` how many of its sentences have the feature. */
  readonly tallies: Int32Array;
  /** Sentences that somebody received. */
  readonly received: readonly (readonly [reason: Reason, text: string])[];
}

const REASON_BITS = 6;
const REASON_MASK = (1 << REASON_BITS) - 1;

type Counts = Map<number, Map<number, number>>;

/** Learns from sentences. */
export function learn(lessons: readonly Lesson[]): Likeness {
  const counts: Counts = new Map();
  for (const { text, reason } of lessons)
    for (const feature of [...featuresOf(text), ...codeFeaturesOf(text)])
      add(counts, feature, REASONS.indexOf(reason), 1);
  const received = lessons.filter((lesson) => lesson.received).map(({ reason, text }) => [reason, text] as const);
  return { ...pack(counts), received };
}

/** What was learnt from both. */
export function joinLikeness(a: Likeness, b: Likeness): Likeness {
  const counts: Counts = new Map();
  for (const one of [a, b])
    one.features.forEach((feature, i) => {
      for (const [reason, count] of talliesOf(one, i)) add(counts, feature, reason, count);
    });
  return { ...pack(counts), received: [...b.received, ...a.received] };
}

function add(counts: Counts, feature: number, reason: number, count: number): void {
  const tallies = counts.get(feature) ?? new Map<number, number>();
  tallies.set(reason, (tallies.get(reason) ?? 0) + count);
  counts.set(feature, tallies);
}

/** A feature that is more evenly spread over all reasons tells none from another, and is not kept. */
const LEAST_TELLING = 0.2;

/** How much a feature says of a reason, up to 1: what stands in sentences of many reasons (`message`) says little. */
export function concentrationOf(counts: readonly number[]): number {
  return (Math.max(...counts) + 1) / (counts.reduce((a, b) => a + b, 0) + 2);
}

function pack(counts: Counts): Omit<Likeness, 'received'> {
  const telling = [...counts].filter(([, tallies]) => concentrationOf([...tallies.values()]) >= LEAST_TELLING);
  const features = Int32Array.from(telling.map(([feature]) => feature)).sort();
  const ends: number[] = [];
  const tallies: number[] = [];
  for (const feature of features) {
    for (const [reason, count] of counts.get(feature) ?? []) tallies.push(reason | (count << REASON_BITS));
    ends.push(tallies.length);
  }
  return { features, ends: Int32Array.from(ends), tallies: Int32Array.from(tallies) };
}

/** In how many sentences of which reason a feature stands, by its place among the features. */
export function talliesOf(
  { ends, tallies }: Likeness,
  place: number,
): readonly (readonly [reason: number, count: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = ends[place - 1] ?? 0; i < (ends[place] as number); i++) {
    const tally = tallies[i] as number;
    found.push([tally & REASON_MASK, tally >> REASON_BITS]);
  }
  return found;
}

/** Where a feature stands among the features; -1 for one that no sentence has. */
export function placeOf(feature: number, { features }: Likeness): number {
  let low = 0;
  let high = features.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = features[middle] as number;
    if (found === feature) return middle;
    if (found < feature) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
