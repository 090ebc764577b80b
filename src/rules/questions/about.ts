import type { Situation, Synonyms } from '../files/types.ts';

/** How much what a question speaks of says for a situation. */
export interface Fit {
  readonly worth: number;
  /** Whether it speaks of all that such questions speak of, and of nothing that they do not. */
  readonly whole: boolean;
}

/** How well what a question speaks of fits what a situation is about. */
export type FitOf = (things: ReadonlySet<string>, situation: Situation) => Fit;

/** What a question about a situation would speak of, and this one does not, counts against it; by leaving one out at a time. */
const MISSED = 1.5;
/** What speaks of something else. */
const AGAINST = 4;

/** Prepares what things are worth, by what each of the written questions speaks of: what few of them do says much. */
export function createFitOf(asks: readonly ReadonlySet<string>[], synonyms: Synonyms): FitOf {
  const worths = new Map(Object.keys(synonyms).map((name) => [name, worthOf(name, asks)]));
  const worth = (name: string): number => worths.get(name) ?? 0;
  return (things, { about, unless }) => {
    const groups = about.map((group) => ({ group, said: group.filter((name) => things.has(name)) }));
    const against = unless.filter((name) => things.has(name)).length;
    const sum = groups.reduce(
      (sum, { group, said }) =>
        sum + (said.length > 0 ? Math.max(...said.map(worth)) : -MISSED * Math.min(...group.map(worth))),
      0,
    );
    const isWhole = about.length > 0 && against === 0 && groups.every(({ said }) => said.length > 0);
    return { worth: sum - AGAINST * against, whole: isWhole };
  };
}

function worthOf(name: string, asks: readonly ReadonlySet<string>[]): number {
  const count = asks.filter((things) => things.has(name)).length;
  return Math.log((asks.length + 1) / (count + 1));
}
