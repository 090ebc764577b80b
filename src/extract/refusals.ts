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

/** So many are searched one by one; a notice for thousands of recipients may quote thousands. */
const FEW = 50;

export function indexRefusals(refusals: readonly Refusal[]): Refusals {
  return refusals.length <= FEW ? searched(refusals) : indexed(refusals);
}

function searched(refusals: readonly Refusal[]): Refusals {
  return {
    about: (address) =>
      refusals.find(({ lower }) => namesAddress(lower, address)) ??
      refusals.find(({ commandLine }) => namesAddress(commandLine, address)) ??
      refusals.findLast(({ remarks }) => namesAddress(remarks, address)),
    beginningWith: (words) => refusals.find(({ lower }) => lower.startsWith(words)),
  };
}

function indexed(refusals: readonly Refusal[]): Refusals {
  const byAddress = new Map<string, Refusal>();
  const add = (refusal: Refusal, text: string) => {
    for (const { address } of findAddresses(text)) if (!byAddress.has(address)) byAddress.set(address, refusal);
  };
  for (const refusal of refusals) add(refusal, refusal.lower);
  for (const refusal of refusals) add(refusal, refusal.commandLine);
  for (const [i, refusal] of [...refusals].reverse().entries())
    if (refusal.remarks !== refusals.at(-i)?.remarks || i === 0) add(refusal, refusal.remarks);
  const sorted = [...refusals].sort((a, b) => (a.lower < b.lower ? -1 : Number(a.lower > b.lower)));
  return {
    about: (address) => byAddress.get(address),
    beginningWith: (words) => {
      const first = sorted[lowerBound(sorted, words)];
      return first?.lower.startsWith(words) ? first : undefined;
    },
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
