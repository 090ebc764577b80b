import { eachAnchor } from './anchor.ts';
import { type CompiledPhrase, matchAt } from './phrase.ts';
import type { TableIndex } from './table-index.ts';

/**
 * All phrases of a table as columns: there are thousands, they are read at every start, and one long string is read
 * faster than as many short ones.
 */
export interface Phrases {
  /** One behind the other, each ended by a line feed; their numbers are those of the lines, from 0. */
  readonly lines: string;
  /** Of each phrase; see `CompiledPhrase`. */
  readonly anchorAt: Int32Array;
  readonly anchorHash: Int32Array;
}

export const toPhrases = (compiled: readonly CompiledPhrase[]): Phrases => ({
  lines: compiled.map(({ phrase }) => `${phrase}\n`).join(''),
  anchorAt: Int32Array.from(compiled, ({ anchorAt }) => anchorAt),
  anchorHash: Int32Array.from(compiled, ({ anchorHash }) => anchorHash),
});

/** Those of `b` behind those of `a`. */
export const joinPhrases = (a: Phrases, b: Phrases): Phrases => ({
  lines: a.lines + b.lines,
  anchorAt: Int32Array.from([...a.anchorAt, ...b.anchorAt]),
  anchorHash: Int32Array.from([...a.anchorHash, ...b.anchorHash]),
});

export const countPhrases = ({ anchorAt }: Phrases): number => anchorAt.length;

/** The phrases as they are written, by number. */
export const phraseTexts = ({ lines }: Phrases): readonly string[] => lines.split('\n').slice(0, -1);

/** Some of them, numbered anew in the order given. */
export const pickPhrases = (phrases: Phrases, numbers: readonly number[], texts: readonly string[]): Phrases =>
  toPhrases(
    numbers.map((i) => ({
      phrase: texts[i] as string,
      anchorAt: phrases.anchorAt[i] as number,
      anchorHash: phrases.anchorHash[i] as number,
    })),
  );

/** Phrases that stand in a text, by number, each with the words it hit first. */
export type PhraseHits = ReadonlyMap<number, string>;

/** Looks for all phrases at once: what a text costs hardly depends on how many there are. */
export function findPhrases(text: string, { lines, anchorAt }: Phrases, index: TableIndex): PhraseHits {
  const { starts, first, next } = index;
  const hits = new Map<number, string>();
  eachAnchor(text, (hash, anchor) => {
    for (let i = first[hash] as number; i >= 0; i = next[i] as number) {
      const at = anchor - (anchorAt[i] as number);
      const start = starts[i] as number;
      // Most of what has the hash does not even begin alike.
      if (text.charCodeAt(at) !== lines.charCodeAt(start) || hits.has(i)) continue;
      const span = matchAt(text, lines.slice(start, (starts[i + 1] as number) - 1), at);
      if (span) hits.set(i, text.slice(span.start, span.end));
    }
  });
  return hits;
}
