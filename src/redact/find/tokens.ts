import { once } from '../../once.ts';
import type { Reading } from './reading.ts';

/** A word, a number, or one character of a script that puts no spaces between its words. */
export interface Token {
  /** In lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ASCII = /^[\0-\x7f]*$/;
const ASCII_TOKEN = /[a-z]+|\d+/gi;
/** Katakana goes by runs: it writes names and foreign words, and a short name may stand within a longer word. */
const anyToken = once(
  () =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]|[\p{sc=Katakana}\u30fc]+|\p{Nd}+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}\p{sc=Katakana}\u30fc])[\p{L}\p{M}])+/gu,
);

/** Words as they are compared: what stands between two of them is how somebody wrote it. */
export function tokensOf(text: string): readonly Token[] {
  const pattern = ASCII.test(text) ? ASCII_TOKEN : anyToken();
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

const known = new WeakMap<Reading, readonly Token[]>();

/** The same of what somebody reads: it is asked for by all that look for known values there. */
export function tokensIn(reading: Reading): readonly Token[] {
  const tokens = known.get(reading) ?? tokensOf(reading.text);
  known.set(reading, tokens);
  return tokens;
}
