import { REASONS, type Reason } from '../model.ts';
import { eachAnchor } from './anchor.ts';
import { fromLine, piecesOf } from './pattern.ts';

/** Phrases that name a reason. */
export interface Saying {
  readonly reason: Reason;
  /** Numbers of lines. */
  readonly text: readonly number[];
}

const SCALE = 100;

/**
 * How much each line tells: the sum over its words of how few reasons have phrases with that word. A word that half of
 * all reasons use says next to nothing, however long it is; an alternative counts as what tells least in its place.
 */
export function tellingOf(lines: readonly string[], sayings: readonly Saying[]): Int32Array {
  const reasons = new Map<string, Set<Reason>>();
  for (const { reason, text } of sayings)
    for (const word of text.flatMap((number) => piecesOf(lines[number] as string)).flatMap(wordsOf))
      reasons.set(word, (reasons.get(word) ?? new Set()).add(reason));
  const worth = (word: string): number => Math.log(REASONS.length / (reasons.get(word)?.size ?? 1));
  const ofPiece = (piece: string): number => wordsOf(piece).reduce((sum, word) => sum + worth(word), 0);
  return Int32Array.from(lines, (line) => {
    const places = fromLine(line).flat();
    return SCALE * places.reduce((sum, place) => sum + Math.min(...place.map(ofPiece)), 0);
  });
}

/** Words, and pairs of Japanese characters. */
function wordsOf(piece: string): readonly string[] {
  const words: string[] = [];
  let end = 0;
  eachAnchor(piece, (_, start, until) => {
    // Neighbouring words are told as a pair, too, which begins before what was told last.
    const isPair = start < end && /\s|[^\p{L}\p{N}\p{M}]/u.test(piece.slice(start, until));
    if (!isPair) words.push(piece.slice(start, until));
    end = until;
  });
  return words;
}
