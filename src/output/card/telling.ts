import type { BounceRecord } from '../../model.ts';
import { passageAround } from '../text/passage.ts';

/** Words before what tells the reason are mostly the frame of a notice, and a short card has no room for them. */
const MOST_BEFORE = 24;
/** Shorter pieces of a phrase stand anywhere. */
const SHORTEST_PIECE = 4;
const SENTENCE_START = /(?<=[.。!?;:：]\s|[。！？])[^\s]/g;

/**
 * The part of a server's words that a short card has room for: from the reply on, or from the sentence in which the
 * words stand that the rule saw. `prose` is what the notice says besides.
 */
export function tellingPart(record: BounceRecord, longest: number, prose = ''): string {
  const words = withoutCommand((record.diagnosticCode ?? '').replace(/\s+/g, ' ').trim());
  const piece = pieceOf(record.matched);
  const seen = placeOf(words, piece);
  const passage = isFramed(record, words, seen, longest) ? passageAround(prose, piece) : '';
  return passage === ''
    ? cut(words, seen, record.replyCode, longest)
    : cut(passage, placeOf(passage, piece), null, longest);
}

/** Words that are no reply: somebody's own around what he pasted, the frame of a notice, or not those that the rule saw. */
function isFramed(record: BounceRecord, words: string, seen: number, longest: number): boolean {
  const { replyCode, matched, date, reportingMta } = record;
  const isPasted = date === null && reportingMta === null;
  if (matched === null) return false;
  if (replyCode !== null) return isPasted && words.length <= longest && !words.startsWith(replyCode);
  return isPasted || seen < 0 || words.length > longest;
}

/** `>>> MAIL FROM:<taro@example.jp> <<< 452 4.3.1 ...`: what the own server said tells nothing. */
const COMMAND = /^>>> .{1,600}?<<< /;
const withoutCommand = (words: string): string => words.replace(COMMAND, '');

function cut(words: string, seen: number, code: string | null, longest: number): string {
  if (words.length <= longest) return words;
  const reply = replyIn(words, code);
  if (reply > 0 && (seen < 0 || reply <= seen)) return words.slice(reply);
  return seen > longest - MOST_BEFORE ? `…${words.slice(sentenceStart(words, seen, longest))}` : words;
}

function replyIn(words: string, code: string | null): number {
  if (code === null) return -1;
  const found = new RegExp(`(?<![\\d.])${code}(?=[ -])`).exec(words);
  return found?.index ?? -1;
}

/** Phrases are found in normalised words; their longest literal piece is sought in the words as said. */
function pieceOf(matched: string | null): string {
  const pieces = (matched ?? '').split(/\{\w+\}/).map((piece) => piece.trim());
  return pieces.reduce((a, b) => (b.length > a.length ? b : a), '');
}

function placeOf(words: string, piece: string): number {
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
