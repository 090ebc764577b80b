import type { Command } from '../model.ts';
import { findAddresses, namesAddress } from './address.ts';

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

/** So much text is searched anew for each recipient; a notice for thousands of them may quote thousands of replies. */
const LITTLE = 16_384;

function aboutWhom(refusals: readonly Refusal[]): Refusals['about'] {
  const remarked = byRemarks(refusals);
  const said = refusals.reduce((sum, { lower, commandLine }) => sum + lower.length + commandLine.length, 0);
  const length = remarked.reduce((sum, { remarks }) => sum + remarks.length, said);
  if (length > LITTLE) return indexed(refusals, remarked);
  return (address) =>
    refusals.find(({ lower }) => namesAddress(lower, address)) ??
    refusals.find(({ commandLine }) => namesAddress(commandLine, address)) ??
    remarked.find(({ remarks }) => namesAddress(remarks, address));
}

/** The last refusal of each exchange, whose remarks they all share; the last exchange first. */
function byRemarks(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter(({ remarks }, i) => remarks !== refusals[i + 1]?.remarks).reverse();
}

/** Servers name their own users without a domain. */
const WORD = /\w+(?:[.+-]+\w+)*/g;

function* namesIn(text: string): Generator<string> {
  for (const { address } of findAddresses(text)) yield address;
  for (const [word] of text.matchAll(WORD)) yield word;
}

function indexed(refusals: readonly Refusal[], remarked: readonly Refusal[]): Refusals['about'] {
  const byName = new Map<string, Refusal>();
  const add = (refusal: Refusal, text: string) => {
    for (const name of namesIn(text)) if (!byName.has(name)) byName.set(name, refusal);
  };
  for (const refusal of refusals) add(refusal, refusal.lower);
  for (const refusal of refusals) add(refusal, refusal.commandLine);
  for (const refusal of remarked) add(refusal, refusal.remarks);
  return (address) => byName.get(address);
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
