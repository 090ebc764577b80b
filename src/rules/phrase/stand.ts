import { gather } from '../../gather.ts';
import { isWordAt } from './anchor.ts';
import { BORDER } from './normalize.ts';
import { fromLine, type Pattern, type Place, type Run } from './pattern.ts';

/** A `*` in a phrase stands for at most this many characters. */
const GAP = 200;

/** Where a phrase stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A phrase does not begin or end inside a word, a number or a placeholder: 5.1.1 is not in 5.1.10, nor domain in {domain}. */
function mayBegin(text: string, at: number): boolean {
  if (text[at - 1] === '{' || (isWordAt(text, at) && isWordAt(text, at - 1))) return false;
  return !(isDigit(text[at]) && text[at - 1] === '.' && isDigit(text[at - 2]));
}

function mayEnd(text: string, at: number): boolean {
  if (text[at] === '}' || (isWordAt(text, at - 1) && isWordAt(text, at))) return false;
  return !(isDigit(text[at - 1]) && text[at] === '.' && isDigit(text[at + 1]));
}

/** A plain phrase, at the place where it would begin. */
export function plainAt(text: string, phrase: string, start: number): Span | null {
  const end = start + phrase.length;
  return start >= 0 && text.startsWith(phrase, start) && mayBegin(text, start) && mayEnd(text, end)
    ? { start, end }
    : null;
}

/** A line of the table taken apart, with what stands where in its first run. */
export interface ReadLine {
  readonly pattern: Pattern;
  /** By where an alternative begins in the line. */
  readonly hung: ReadonlyMap<number, { readonly place: number; readonly alternative: string }>;
}

export function readLine(line: string): ReadLine {
  const pattern = fromLine(line);
  const hung = new Map<number, { readonly place: number; readonly alternative: string }>();
  let begin = 0;
  pattern[0]?.forEach((alternatives, place) => {
    for (const alternative of alternatives) {
      hung.set(begin, { place, alternative });
      begin += alternative.length + 1;
    }
  });
  return { pattern, hung };
}

/** A phrase of several places, where the alternative that it hangs on would begin. */
export function patternAt(text: string, { pattern, hung }: ReadLine, begin: number, at: number): Span | null {
  const hook = hung.get(begin);
  const [first, ...others] = pattern as readonly [Run, ...Run[]];
  if (at < 0 || !hook || !text.startsWith(hook.alternative, at)) return null;
  const start = firstStart(text, first, hook.place, at);
  if (start === null) return null;
  let ends = endsOf(text, first, hook.place + 1, [at + hook.alternative.length]);
  for (const run of others) ends = ends.length > 0 ? endsBehind(text, run, ends) : ends;
  const end = others.length > 0 ? ends[0] : ends.at(-1);
  return end === undefined ? null : { start, end };
}

/** Where the places in front of a position may begin, the leftmost. */
function firstStart(text: string, run: Run, hung: number, from: number): number | null {
  if (hung === 0) return mayBegin(text, from) ? from : null;
  let starts: readonly number[] = [from];
  for (let i = hung - 1; i >= 0 && starts.length > 0; i--) starts = before(text, run[i] as Place, starts);
  let least: number | null = null;
  for (const at of starts) if ((least === null || at < least) && mayBegin(text, at)) least = at;
  return least;
}

function before(text: string, place: Place, ends: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const end of ends)
    for (const one of place) {
      const start = end - one.length;
      if (start >= 0 && text.startsWith(one, start) && !found.includes(start)) found.push(start);
    }
  return found;
}

function behind(text: string, place: Place, starts: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const start of starts)
    for (const one of place)
      if (text.startsWith(one, start) && !found.includes(start + one.length)) found.push(start + one.length);
  return found;
}

/** Where the places of a run from one on may end that begin at one of these positions; ascending, each once. */
function endsOf(text: string, run: Run, first: number, from: readonly number[]): readonly number[] {
  let ends = from;
  for (let i = first; i < run.length && ends.length > 0; i++) ends = behind(text, run[i] as Place, ends);
  const clean = ends.filter((at) => mayEnd(text, at));
  return clean.length > 1 ? clean.sort((a, b) => a - b) : clean;
}

/** The ends of a run wherever it begins within the gap behind one of `ends` (ascending), ascending again. */
function endsBehind(text: string, run: Run, ends: readonly number[]): readonly number[] {
  const [first = []] = run;
  const found = gather(first, (one) => startsBehind(text, one, ends).map((at) => at + one.length));
  return endsOf(text, run, 1, found);
}

function startsBehind(text: string, piece: string, ends: readonly number[]): readonly number[] {
  const found: number[] = [];
  let nearest = 0;
  const border = text.indexOf(BORDER, ends[0]);
  const last = Math.min((ends.at(-1) ?? -1) + GAP, border < 0 ? text.length : border);
  for (let i = text.indexOf(piece, ends[0]); i >= 0 && i <= last; i = text.indexOf(piece, i + 1)) {
    while (i > (ends[nearest + 1] ?? Number.POSITIVE_INFINITY)) nearest++;
    if (i - (ends[nearest] ?? 0) <= GAP && mayBegin(text, i)) found.push(i);
  }
  return found;
}
