import { eachAnchor, isWordAt } from './anchor.ts';
import { BORDER, normalizePhrase } from './normalize.ts';

/** A `*` in a phrase stands for at most this many characters. */
const GAP = 200;

/** A phrase ready to be looked for: only where a text has its anchor is the phrase compared. */
export interface CompiledPhrase {
  readonly phrase: string;
  /** Where in the phrase its anchor begins, and the anchor's hash. */
  readonly anchorAt: number;
  readonly anchorHash: number;
}

/** The hash of a phrase that has nothing to hang on and is never found. */
export const NO_ANCHOR = -1;

/** Between the literal segments of a phrase. */
const GAP_MARK = ' * ';

/** Where a phrase stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `null` when the phrase has nothing to hang on, such as one of punctuation alone. */
export function compilePhrase(phrase: string, rarity: (anchor: string) => number): CompiledPhrase | null {
  const segments = normalizePhrase(phrase)
    .split('*')
    .map((s) => s.trim());
  if (segments.some((s) => s === '')) return null;
  const first = segments[0] as string;
  const anchors: { readonly rarity: number; readonly anchorAt: number; readonly anchorHash: number }[] = [];
  eachAnchor(first, (anchorHash, anchorAt, end) =>
    anchors.push({ rarity: rarity(first.slice(anchorAt, end)), anchorAt, anchorHash }),
  );
  const best = anchors.reduce((a, b) => (a && a.rarity <= b.rarity ? a : b), anchors[0]);
  return best ? { phrase: segments.join(GAP_MARK), anchorAt: best.anchorAt, anchorHash: best.anchorHash } : null;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A phrase does not begin or end inside a word, a number or a placeholder: 5.1.1 is not in 5.1.10, nor domain in {domain}. */
function onBoundary(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '{' || text[end] === '}') return false;
  if (isWordAt(text, start) && isWordAt(text, start - 1)) return false;
  if (isWordAt(text, end - 1) && isWordAt(text, end)) return false;
  if (isDigit(text[start]) && text[start - 1] === '.' && isDigit(text[start - 2])) return false;
  return !(isDigit(text[end - 1]) && text[end] === '.' && isDigit(text[end + 1]));
}

/** The ends of `segment` wherever it begins within the gap behind one of `ends` (ascending), ascending again. */
function endsBehind(text: string, segment: string, ends: readonly number[]): readonly number[] {
  const found: number[] = [];
  let nearest = 0;
  const border = text.indexOf(BORDER, ends[0]);
  const last = Math.min((ends.at(-1) ?? -1) + GAP, border < 0 ? text.length : border);
  for (let i = text.indexOf(segment, ends[0]); i >= 0 && i <= last; i = text.indexOf(segment, i + 1)) {
    while (i > (ends[nearest + 1] ?? Number.POSITIVE_INFINITY)) nearest++;
    if (i - (ends[nearest] ?? 0) <= GAP && onBoundary(text, i, i + segment.length)) found.push(i + segment.length);
  }
  return found;
}

/** Compares a compiled phrase at the place where it would begin. */
export function matchAt(text: string, phrase: string, start: number): Span | null {
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
