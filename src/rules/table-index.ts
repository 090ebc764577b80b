import { HASHES } from './anchor.ts';
import type { CompiledTable } from './compile.ts';
import { NO_ANCHOR } from './phrase.ts';
import { countPhrases, type Phrases } from './phrases.ts';

/** Where what stands in a table; numbers alone, so that the build can make it and a start only has to read it. */
export interface TableIndex {
  /** Where each phrase begins in the lines; one more for the end. */
  readonly starts: Int32Array;
  /** The first phrase of each hash, and for each phrase the next one of its hash; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** The rules of phrase `i` are `owners[ownerStarts[i]]` up to `owners[ownerStarts[i + 1]]`. */
  readonly ownerStarts: Int32Array;
  readonly owners: Int32Array;
}

export const indexTable = ({ phrases, rules }: Pick<CompiledTable, 'phrases' | 'rules'>): TableIndex => ({
  starts: lineStarts(phrases),
  ...byHash(phrases),
  ...byPhrase(rules, countPhrases(phrases)),
});

function lineStarts({ lines, anchorAt }: Phrases): Int32Array {
  const starts = new Int32Array(anchorAt.length + 1);
  for (let i = 1; i < starts.length; i++) starts[i] = lines.indexOf('\n', starts[i - 1]) + 1;
  return starts;
}

function byHash({ anchorHash }: Phrases): Pick<TableIndex, 'first' | 'next'> {
  const first = new Int32Array(HASHES).fill(-1);
  const next = new Int32Array(anchorHash.length).fill(-1);
  for (let i = next.length - 1; i >= 0; i--) {
    const hash = anchorHash[i] as number;
    if (hash === NO_ANCHOR) continue;
    next[i] = first[hash] as number;
    first[hash] = i;
  }
  return { first, next };
}

function byPhrase(rules: CompiledTable['rules'], phrases: number): Pick<TableIndex, 'ownerStarts' | 'owners'> {
  const ownersOf = Array.from({ length: phrases }, (): number[] => []);
  rules.forEach((rule, number) => {
    for (const i of rule.text) ownersOf[i]?.push(number);
  });
  const ownerStarts = new Int32Array(phrases + 1);
  ownersOf.forEach((owners, i) => {
    ownerStarts[i + 1] = (ownerStarts[i] as number) + owners.length;
  });
  return { ownerStarts, owners: Int32Array.from(ownersOf.flat()) };
}
