import type { Command } from '../../model.ts';
import { whereNamed } from './where-named.ts';

export interface Said {
  readonly words: string;
  readonly command: Command | null;
  readonly remoteMta: string | null;
}

/** A refusal that a dialog quotes, and what surrounds it; texts to search in are in lower case. */
export interface Refusal extends Said {
  readonly lower: string;
  readonly commandLine: string;
  readonly remarks: string;
}

/** Finds the refusal that is about somebody. Both arguments are in lower case. */
export interface Refusals {
  about(address: string): Refusal | undefined;
  beginningWith(words: string): Refusal | undefined;
}

export function indexRefusals(refusals: readonly Refusal[]): Refusals {
  return { about: aboutWhom(refusals), beginningWith: withBeginning(refusals) };
}

/** What a reply says goes before the command it answers, and that before the remarks beneath it. */
function aboutWhom(refusals: readonly Refusal[]): Refusals['about'] {
  const remarked = byRemarks(refusals);
  const owners = [...refusals, ...refusals, ...remarked];
  const where = whereNamed([
    ...refusals.map(({ lower }) => lower),
    ...refusals.map(({ commandLine }) => commandLine),
    ...remarked.map(({ remarks }) => remarks),
  ]);
  return (address) => owners[where(address)];
}

/** The last refusal of each exchange, whose remarks they all share; the last exchange first. */
function byRemarks(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter(({ remarks }, i) => remarks !== refusals[i + 1]?.remarks).reverse();
}

/** So many are looked at one after the other. */
const FEW = 50;

function withBeginning(refusals: readonly Refusal[]): Refusals['beginningWith'] {
  if (refusals.length <= FEW) return (words) => refusals.find(({ lower }) => lower.startsWith(words));
  const sorted = [...refusals].sort((a, b) => (a.lower < b.lower ? -1 : Number(a.lower > b.lower)));
  return (words) => {
    const first = sorted[lowerBound(sorted, words)];
    return first?.lower.startsWith(words) ? first : undefined;
  };
}

/** Where the first text stands that is not less than `words`. */
function lowerBound(sorted: readonly Refusal[], words: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Refusal).lower < words) low = middle + 1;
    else high = middle;
  }
  return low;
}
