import { REASONS, type Reason } from '../../model.ts';
import { eachAnchor, HASHES, isCjkAt } from './anchor.ts';
import { piecesOf } from './pattern.ts';

/** Phrases that name a reason. */
export interface Saying {
  readonly reason: Reason;
  /** Numbers of lines. */
  readonly text: readonly number[];
}

const SCALE = 100;
/** Two pairs of Japanese characters, which overlap, are about a word. */
const PART_OF_WORD = 1 / 2;

/**
 * What each word is worth, by its hash: much where phrases of few reasons have it, next to nothing where those of many
 * do. In Japanese two characters stand for a word.
 */
export function worthOfWords(lines: readonly string[], sayings: readonly Saying[]): Int32Array {
  const reasons = Array.from({ length: HASHES }, () => new Set<Reason>());
  for (const { reason, text } of sayings)
    for (const piece of text.flatMap((number) => piecesOf(lines[number] as string)))
      eachWord(piece, (hash) => reasons[hash]?.add(reason));
  return Int32Array.from(reasons, ({ size }) => SCALE * Math.log(REASONS.length / Math.max(1, size)));
}

/** Every mail says much the same. */
const MOST_REMEMBERED = 2000;

/** `tellingOf`, which remembers what was asked lately. */
export function createTelling(worth: Int32Array): (words: string) => number {
  const known = new Map<string, number>();
  return (words) => {
    const told = known.get(words) ?? tellingOf(words, worth);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(words, told);
    return told;
  };
}

/**
 * However long words are, what all reasons say in common adds nothing. What stands in a gap counts: whatever is found
 * within the words of a phrase tells no more than they do.
 */
function tellingOf(words: string, worth: Int32Array): number {
  let sum = 0;
  eachWord(words, (hash, start) => {
    sum += (worth[hash] as number) * (isCjkAt(words, start) ? PART_OF_WORD : 1);
  });
  return sum;
}

function eachWord(text: string, visit: (hash: number, start: number) => void): void {
  let last = -1;
  eachAnchor(text, (hash, start, end) => {
    // A pair of neighbouring words ends where its second word does, and is told behind it.
    if (end !== last) visit(hash, start);
    last = end;
  });
}
