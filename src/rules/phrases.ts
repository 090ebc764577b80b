import { eachAnchor, HASHES } from './anchor.ts';
import { type CompiledPhrase, matchAt, NO_ANCHOR } from './phrase.ts';

/**
 * All phrases of a table as columns: there are thousands, they are read at every start, and one long string is read
 * faster than as many short ones.
 */
export interface Phrases {
  /** One behind the other, each ended by a line feed; their numbers are those of the lines, from 0. */
  readonly lines: string;
  /** Of each phrase; see `CompiledPhrase`. */
  readonly anchorAt: readonly number[];
  readonly anchorHash: readonly number[];
}

export const toPhrases = (compiled: readonly CompiledPhrase[]): Phrases => ({
  lines: compiled.map(({ phrase }) => `${phrase}\n`).join(''),
  anchorAt: compiled.map(({ anchorAt }) => anchorAt),
  anchorHash: compiled.map(({ anchorHash }) => anchorHash),
});

/** Those of `b` behind those of `a`. */
export const joinPhrases = (a: Phrases, b: Phrases): Phrases => ({
  lines: a.lines + b.lines,
  anchorAt: [...a.anchorAt, ...b.anchorAt],
  anchorHash: [...a.anchorHash, ...b.anchorHash],
});

export const countPhrases = ({ anchorAt }: Phrases): number => anchorAt.length;

/** Some of them, numbered anew in the order given. */
export const pickPhrases = (phrases: Phrases, numbers: readonly number[], texts: readonly string[]): Phrases =>
  toPhrases(
    numbers.map((i) => ({
      phrase: texts[i] as string,
      anchorAt: phrases.anchorAt[i] as number,
      anchorHash: phrases.anchorHash[i] as number,
    })),
  );

/** The phrases as they are written, by number. */
export const phraseTexts = ({ lines }: Phrases): readonly string[] => lines.split('\n').slice(0, -1);

/** Phrases that stand in a text, by number, each with the words it hit first. */
export type PhraseHits = ReadonlyMap<number, string>;

/** Looks for all phrases at once: what a text costs hardly depends on how many there are. */
export function createFinder(phrases: Phrases): (text: string) => PhraseHits {
  const { lines, anchorAt } = phrases;
  const starts = lineStarts(phrases);
  const { first, next } = byHash(phrases);
  return (text) => {
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
  };
}

function lineStarts({ lines, anchorAt }: Phrases): Int32Array {
  const starts = new Int32Array(anchorAt.length + 1);
  for (let i = 1; i < starts.length; i++) starts[i] = lines.indexOf('\n', starts[i - 1]) + 1;
  return starts;
}

/** The phrases of each hash as a chain of numbers that ends in -1: arrays for thousands of them would slow every start. */
function byHash({ anchorHash }: Phrases): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(HASHES).fill(-1);
  const next = new Int32Array(anchorHash.length);
  for (let i = next.length - 1; i >= 0; i--) {
    const hash = anchorHash[i] as number;
    if (hash === NO_ANCHOR) continue;
    next[i] = first[hash] as number;
    first[hash] = i;
  }
  return { first, next };
}
