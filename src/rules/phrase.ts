import { normalizePhrase } from './normalize.ts';

/** A `*` in a phrase stands for at most this many characters. */
const GAP = 200;

/** A phrase ready to be looked for. */
export interface CompiledPhrase {
  /** The literal pieces between the gaps. */
  readonly segments: readonly string[];
  /** A token of the first segment: only where the text has it is the phrase compared. */
  readonly anchor: string;
  /** Where the anchor stands in the first segment. */
  readonly offset: number;
}

/** Where a phrase stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CJK_CHAR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u;
const WORD_CHAR = /[\p{L}\p{N}\p{M}]/u;

type CharClass = 'word' | 'cjk' | 'none';
const classify = (char: string): CharClass => (CJK_CHAR.test(char) ? 'cjk' : WORD_CHAR.test(char) ? 'word' : 'none');

// Nearly all of a bounce is ASCII, and every character of it is asked for.
const ASCII: readonly CharClass[] = Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)));
const classAt = (text: string, at: number): CharClass => {
  const code = text.charCodeAt(at);
  return code < 128 ? (ASCII[code] as CharClass) : Number.isNaN(code) ? 'none' : classify(text[at] as string);
};

/**
 * Calls `visit` with every token of a text and its position. A token is a word, or a pair of neighbouring CJK
 * characters, because Japanese and Chinese have no spaces between words.
 */
export function eachToken(text: string, visit: (token: string, at: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    let end = at + 1;
    if (kind !== 'none') while (classAt(text, end) === kind) end++;
    if (kind === 'word') visit(text.slice(at, end), at);
    if (kind === 'cjk') for (let i = at; i + 1 < end; i++) visit(text.slice(i, i + 2), i);
    at = end;
  }
}

/** `null` when the phrase has no token to hang on, such as one of punctuation alone. */
export function compilePhrase(phrase: string, rarity: (token: string) => number): CompiledPhrase | null {
  const segments = normalizePhrase(phrase)
    .split('*')
    .map((s) => s.trim());
  const first = segments[0] ?? '';
  if (segments.some((s) => s === '')) return null;
  const found: (readonly [token: string, at: number])[] = [];
  eachToken(first, (token, at) => found.push([token, at]));
  const best = found.reduce((a, b) => (a && rarity(a[0]) <= rarity(b[0]) ? a : b), found[0]);
  return best ? { segments, anchor: best[0], offset: best[1] } : null;
}

const isWord = (text: string, at: number): boolean => classAt(text, at) === 'word';
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A phrase does not begin or end inside a word or a number: 5.1.1 is not in 5.1.10, nor 1.1.1 in 5.1.1.1. */
function onBoundary(text: string, start: number, end: number): boolean {
  if (isWord(text, start) && isWord(text, start - 1)) return false;
  if (isWord(text, end - 1) && isWord(text, end)) return false;
  if (isDigit(text[start]) && text[start - 1] === '.' && isDigit(text[start - 2])) return false;
  return !(isDigit(text[end - 1]) && text[end] === '.' && isDigit(text[end + 1]));
}

/** The ends of `segment` wherever it begins within the gap behind one of `ends` (ascending), ascending again. */
function endsBehind(text: string, segment: string, ends: readonly number[]): readonly number[] {
  const found: number[] = [];
  let nearest = 0;
  const last = (ends.at(-1) ?? -1) + GAP;
  for (let i = text.indexOf(segment, ends[0]); i >= 0 && i <= last; i = text.indexOf(segment, i + 1)) {
    while (i > (ends[nearest + 1] ?? Number.POSITIVE_INFINITY)) nearest++;
    if (i - (ends[nearest] ?? 0) <= GAP && onBoundary(text, i, i + segment.length)) found.push(i + segment.length);
  }
  return found;
}

/** Compares a phrase at a place where its anchor token was seen. */
export function matchAt(text: string, phrase: CompiledPhrase, anchorAt: number): Span | null {
  const first = phrase.segments[0] as string;
  const start = anchorAt - phrase.offset;
  const firstEnd = start + first.length;
  if (start < 0 || !text.startsWith(first, start) || !onBoundary(text, start, firstEnd)) return null;
  let ends: readonly number[] = [firstEnd];
  for (let i = 1; i < phrase.segments.length && ends.length > 0; i++)
    ends = endsBehind(text, phrase.segments[i] as string, ends);
  return ends[0] === undefined ? null : { start, end: ends[0] };
}
