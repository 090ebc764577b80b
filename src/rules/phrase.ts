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

// Two CJK characters make a token because Japanese and Chinese have no spaces between words.
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]|[\p{L}\p{N}\p{M}]/u;
const CJK_CHAR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u;
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々])[\p{L}\p{N}\p{M}])+/gu;

/** Every token of a text with its position: words, and each pair of neighbouring CJK characters. */
export function* tokens(text: string): Generator<readonly [token: string, at: number]> {
  for (const { 0: run, index } of text.matchAll(TOKENS)) {
    if (!CJK_CHAR.test(run) || run.length < 2) yield [run, index];
    else for (let i = 0; i + 1 < run.length; i++) yield [run.slice(i, i + 2), index + i];
  }
}

/** `null` when the phrase has no token to hang on, such as one of punctuation alone. */
export function compilePhrase(phrase: string, rarity: (token: string) => number): CompiledPhrase | null {
  const segments = normalizePhrase(phrase)
    .split('*')
    .map((s) => s.trim());
  const first = segments[0] ?? '';
  if (segments.some((s) => s === '')) return null;
  let best: readonly [string, number] | null = null;
  for (const token of tokens(first)) {
    // A lone CJK character may stand beside others in a text and is no token there.
    if (token[0].length === 1 && CJK_CHAR.test(token[0])) continue;
    if (!best || rarity(token[0]) < rarity(best[0])) best = token;
  }
  return best && { segments, anchor: best[0], offset: best[1] };
}

const isWordChar = (c: string | undefined): boolean => c !== undefined && TOKEN.test(c) && !CJK_CHAR.test(c);
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** A phrase does not begin or end inside a word or a number: 5.1.1 is not in 5.1.10, nor 1.1.1 in 5.1.1.1. */
function onBoundary(text: string, start: number, end: number): boolean {
  const [first, last] = [text[start], text[end - 1]];
  if (isWordChar(first) && isWordChar(text[start - 1])) return false;
  if (isWordChar(last) && isWordChar(text[end])) return false;
  if (isDigit(first) && text[start - 1] === '.' && isDigit(text[start - 2])) return false;
  return !(isDigit(last) && text[end] === '.' && isDigit(text[end + 1]));
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
