import type { Situation, Synonyms } from '../files/types.ts';
import { featuresOfQuestion } from '../likeness/features.ts';
import { createFitOf } from './about.ts';
import { createThingsIn, speaksOfMail } from './synonyms.ts';

/** A situation that a question may be about. */
export interface Found {
  readonly situation: Situation;
  /** How sure it is: what the question speaks of, and how like it is to those that are written. */
  readonly likeness: number;
  /** Whether it speaks of all that such questions speak of. */
  readonly whole: boolean;
}

/** The situations that a question may be about, the likeliest first; `without`: as if this way to ask were not written. */
export type FindSituations = (question: string, without?: string) => readonly Found[];

/** What a question speaks of says more than how it is worded; this and the next found by leaving one question out at a time. */
const THING = 6;
/** What being like the written questions is worth, beside speaking of the same. */
const ALIKE = 25;
/** How slowly more questions with the same words make surer. */
const SATURATION = 1.5;
/** What the one question that is most alike counts for, beside all questions of a situation. */
const NEAREST = 0.5;

/** Features of a text, by what they are worth. */
type Features = ReadonlyMap<number, number>;

interface Topic {
  readonly situation: Situation;
  readonly asks: readonly WeighedAsk[];
  /** In how many of them each feature is. */
  readonly counts: ReadonlyMap<number, number>;
}

interface Ask {
  readonly text: string;
  readonly things: ReadonlySet<string>;
  readonly features: Features;
}

interface Weighed {
  readonly weights: Features;
  /** How long they are as a vector. */
  readonly norm: number;
}

interface WeighedAsk extends Ask, Weighed {
  /** Its place among those of all situations. */
  readonly number: number;
}

/** Which questions have a feature, each followed by what it is worth there. */
type Holders = (feature: number) => readonly number[];

/** Prepares the questions of a table: their words, and the things that these name. */
export function createFindSituations(situations: readonly Situation[], synonyms: Synonyms): FindSituations {
  const thingsIn = createThingsIn(synonyms);
  const read = (text: string): Ask => {
    const things = thingsIn(text);
    return { text, things, features: readFeatures(text, things) };
  };
  const known = situations.map(({ asks, title }) => [...asks, title].map(read));
  const rarity = rarityOf(known);
  const fitOf = createFitOf(
    known.flat().map(({ things }) => things),
    synonyms,
  );
  let number = 0;
  const topics = situations.map((situation, i): Topic => {
    const asks = (known[i] ?? []).map((ask) => ({ ...ask, ...weighed(ask.features, rarity), number: number++ }));
    return { situation, asks, counts: countsOf(asks) };
  });
  const holders = holdersIn(topics.flatMap(({ asks }) => asks));
  return (question, without) => {
    if (!speaksOfMail(question, synonyms)) return [];
    const { features, things } = read(question);
    const said = weighed(features, rarity);
    const shared = sharedWith(said, holders, number);
    const found = topics.map((topic): Found => {
      const like = likenessTo(said, shared, without === undefined ? topic : leaveOut(topic, without));
      const { worth, whole } = fitOf(things, topic.situation);
      return { situation: topic.situation, likeness: worth + ALIKE * like, whole };
    });
    return found.sort((a, b) => b.likeness - a.likeness);
  };
}

function readFeatures(text: string, things: ReadonlySet<string>): Features {
  const features = new Map<number, number>();
  for (const feature of featuresOfQuestion(text)) features.set(feature, 1);
  for (const name of things) for (const feature of featuresOfQuestion(`thing_${name}`)) features.set(feature, THING);
  return features;
}

/** `common`: of each question that is written, what it shares with the one that is asked. */
function likenessTo(said: Weighed, common: Float64Array, topic: Topic): number {
  let [shared, total] = [0, 0];
  for (const [feature, weight] of said.weights) {
    const count = topic.counts.get(feature) ?? 0;
    shared += (weight * count) / (count + SATURATION);
    total += weight;
  }
  const cosine = ({ number, norm }: WeighedAsk): number => {
    const product = common[number] as number;
    return product === 0 ? 0 : product / (said.norm * norm);
  };
  const nearest = Math.max(0, ...topic.asks.map(cosine));
  const share = total === 0 ? 0 : shared / total;
  return (share + NEAREST * nearest) / (1 + NEAREST);
}

function leaveOut(topic: Topic, text: string): Topic {
  const asks = topic.asks.filter((ask) => ask.text !== text);
  return asks.length === topic.asks.length ? topic : { ...topic, asks, counts: countsOf(asks) };
}

/** How few situations have a feature: what all of them have says nothing, what none has is not known. */
function rarityOf(known: readonly (readonly Ask[])[]): (feature: number) => number {
  const spread = new Map<number, number>();
  for (const asks of known)
    for (const feature of new Set(asks.flatMap(({ features }) => [...features.keys()])))
      spread.set(feature, (spread.get(feature) ?? 0) + 1);
  return (feature) => {
    const count = spread.get(feature);
    return count === undefined ? 0 : Math.log(known.length / count);
  };
}

function weighed(features: Features, rarity: (feature: number) => number): Weighed {
  const weights = new Map<number, number>();
  for (const [feature, worth] of features) {
    const weight = worth * rarity(feature);
    if (weight > 0) weights.set(feature, weight);
  }
  return { weights, norm: normOf(weights) };
}

function countsOf(asks: readonly WeighedAsk[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { weights } of asks)
    for (const feature of weights.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** Looked up once for each feature that is asked for: one question asks for a few, the check of a table for all. */
function holdersIn(asks: readonly WeighedAsk[]): Holders {
  const known = new Map<number, readonly number[]>();
  const find = (feature: number): readonly number[] => {
    const found: number[] = [];
    for (const { number, weights } of asks) {
      const weight = weights.get(feature);
      if (weight !== undefined) found.push(number, weight);
    }
    known.set(feature, found);
    return found;
  };
  return (feature) => known.get(feature) ?? find(feature);
}

/** Most questions share nothing with one another, and only those that do are looked at. */
function sharedWith(said: Weighed, holders: Holders, count: number): Float64Array {
  const shared = new Float64Array(count);
  for (const [feature, weight] of said.weights) {
    const all = holders(feature);
    for (let i = 0; i < all.length; i += 2) (shared[all[i] as number] as number) += weight * (all[i + 1] as number);
  }
  return shared;
}

function normOf(features: Features): number {
  let sum = 0;
  for (const weight of features.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
