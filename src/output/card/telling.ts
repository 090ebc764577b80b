import type { BounceRecord } from '../../model.ts';

/** Words before what tells the reason are mostly the frame of a notice, and a short card has no room for them. */
const MOST_BEFORE = 24;
/** Shorter pieces of a phrase stand anywhere. */
const SHORTEST_PIECE = 4;
const SENTENCE_START = /(?<=[.。!?;:：]\s|[。！？])[^\s]/g;

/**
 * The part of a server's words that a short card has room for: from the reply on, or from the sentence in which the
 * words stand that the rule saw.
 */
export function tellingPart(record: BounceRecord, longest: number): string {
  const words = (record.diagnosticCode ?? '').replace(/\s+/g, ' ').trim();
  if (words.length <= longest) return words;
  const seen = placeOf(words, record.matched);
  const reply = replyIn(words, record.replyCode);
  if (reply > 0 && (seen < 0 || reply <= seen)) return words.slice(reply);
  return seen > longest - MOST_BEFORE ? `…${words.slice(sentenceStart(words, seen, longest))}` : words;
}

function replyIn(words: string, code: string | null): number {
  if (code === null) return -1;
  const found = new RegExp(`(?<![\\d.])${code}(?=[ -])`).exec(words);
  return found?.index ?? -1;
}

/** Phrases are found in normalised words; their longest literal piece is sought in the words as said. */
function placeOf(words: string, matched: string | null): number {
  const pieces = (matched ?? '').split(/\{\w+\}/).map((piece) => piece.trim());
  const piece = pieces.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (piece.length < SHORTEST_PIECE) return -1;
  // Line ends within Japanese are blanks now, which the normalised words have not.
  const places = [...words.matchAll(/\S/g)].map(({ index }) => index);
  const found = unspaced(words).indexOf(unspaced(piece));
  return places[found] ?? -1;
}

const unspaced = (text: string): string => text.toLowerCase().replace(/\s/g, '');

/** Where the sentence begins, or a little before the words where that would push them out again. */
function sentenceStart(words: string, seen: number, longest: number): number {
  const starts = [...words.slice(0, seen + 1).matchAll(SENTENCE_START)].map(({ index }) => index);
  const start = starts.at(-1) ?? 0;
  return seen - start <= longest / 2 ? start : seen - MOST_BEFORE;
}
