import { normalizePhrase } from './normalize.ts';

/** A `*` in a phrase stands for at most this many characters. */
const GAP = 200;

/**
 * A phrase ready to be looked for, with the place of its anchor: only where a text has it is the phrase
 * compared. An array and not an object, because the table has thousands and is read at every start.
 */
export type CompiledPhrase = readonly [phrase: string, anchorAt: number, anchorLength: number];

/** Between the literal segments of a phrase. */
export const GAP_MARK = ' * ';

/** Where a phrase stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CJK_CHAR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u;
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
 * Calls `visit` with everything in a text that a phrase can hang on, and its position: each word, each pair of
 * neighbouring words as it stands, and each pair of CJK characters, because Japanese has no spaces between words.
 */
export function eachAnchor(text: string, visit: (anchor: string, at: number) => void): void {
  let before = -1;
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    let end = at + 1;
    if (kind !== 'none') while (classAt(text, end) === kind) end++;
    if (kind === 'word') {
      visit(text.slice(at, end), at);
      if (before >= 0) visit(text.slice(before, end), before);
    }
    if (kind === 'cjk') for (let i = at; i + 1 < end; i++) visit(text.slice(i, i + 2), i);
    if (kind !== 'none') before = kind === 'word' ? at : -1;
    at = end;
  }
}

/** `null` when the phrase has nothing to hang on, such as one of punctuation alone. */
export function compilePhrase(phrase: string, rarity: (anchor: string) => number): CompiledPhrase | null {
  const segments = normalizePhrase(phrase)
    .split('*')
    .map((s) => s.trim());
  if (segments.some((s) => s === '')) return null;
  const found: (readonly [anchor: string, at: number])[] = [];
  eachAnchor(segments[0] as string, (anchor, at) => found.push([anchor, at]));
  const best = found.reduce((a, b) => (a && rarity(a[0]) <= rarity(b[0]) ? a : b), found[0]);
  return best ? [segments.join(GAP_MARK), best[1], best[0].length] : null;
}

export const anchorOf = ([phrase, at, length]: CompiledPhrase): string => phrase.slice(at, at + length);

const isWord = (text: string, at: number): boolean => classAt(text, at) === 'word';
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A phrase does not begin or end inside a word, a number or a placeholder: 5.1.1 is not in 5.1.10, nor domain in {domain}. */
function onBoundary(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '{' || text[end] === '}') return false;
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
export function matchAt(text: string, [phrase, anchorOffset]: CompiledPhrase, anchorAt: number): Span | null {
  const start = anchorAt - anchorOffset;
  const gap = phrase.indexOf(GAP_MARK);
  const first = gap < 0 ? phrase : phrase.slice(0, gap);
  const firstEnd = start + first.length;
  if (start < 0 || !text.startsWith(first, start) || !onBoundary(text, start, firstEnd)) return null;
  if (gap < 0) return { start, end: firstEnd };
  const others = phrase.slice(gap + GAP_MARK.length).split(GAP_MARK);
  let ends: readonly number[] = [firstEnd];
  for (const segment of others) ends = ends.length > 0 ? endsBehind(text, segment, ends) : ends;
  return ends[0] === undefined ? null : { start, end: ends[0] };
}
