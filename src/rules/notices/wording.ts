import { isWordAt } from '../phrase/anchor.ts';
import { fromLine } from '../phrase/pattern.ts';

/** What may stand for what differs from mail to mail, as it is written in a wording. */
export const SLOTS = ['host', 'ip', 'number', 'word', 'address'] as const;

/** As many characters of one kind as there are. */
interface Shape {
  readonly within: (unit: number) => boolean;
  readonly least: number;
  readonly most: number;
  readonly host?: true;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isHex = (unit: number): boolean => isDigit(unit) || (unit >= 0x61 && unit <= 0x66);
const inHost = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || isDigit(unit) || unit === 0x2d || unit === 0x2e;
const inWord = (unit: number): boolean => unit > 0x20;
const SHAPES: Readonly<Record<string, Shape>> = {
  '{host}': { within: inHost, least: 3, most: 255, host: true },
  '{ip}': { within: (unit) => isHex(unit) || unit === 0x2e || unit === 0x3a, least: 3, most: 60 },
  '{number}': { within: isDigit, least: 1, most: 10 },
  '{word}': { within: inWord, least: 1, most: 20 },
  '{address}': { within: inWord, least: 3, most: 320 },
};
/** `~`: the rest of a word, or its beginning. */
const REST = 0;
const OPEN = new RegExp(`(~|\\{(?:${SLOTS.join('|')})\\})`);

/** Where any character may be the first or the last. */
const ANY = -1;

/** A piece of an alternative: words, or what stands for any. */
type Part = string | Shape | typeof REST;
/** One of the things that may stand at a place; most are plain words. */
export interface Alternative {
  readonly parts: readonly Part[];
  /** What it is in every text, as nearly all are; null where it has parts that differ. */
  readonly words: string | null;
  /** The first and the last character of these words: most alternatives do not stand where they are looked for. */
  readonly first: number;
  readonly last: number;
}
export type Wording = readonly (readonly (readonly Alternative[])[])[];

/** The pieces of an alternative as they are written. */
export const piecesOf = (alternative: string): readonly string[] =>
  alternative.split(OPEN).filter((piece) => piece !== '');
/** Whether a piece is the same in every text. */
export const isFixed = (piece: string): boolean => piece !== '~' && SHAPES[piece] === undefined;

/** A line of the compiled table taken apart. */
export const readWording = (line: string): Wording =>
  fromLine(line).map((run) => run.map((place) => place.map(readAlternative)));

function readAlternative(written: string): Alternative {
  const parts = written === '' ? [''] : piecesOf(written).map(toPart);
  const words = parts.every((part) => typeof part === 'string') ? written : null;
  if (words === null || words === '') return { parts, words, first: ANY, last: ANY };
  return { parts, words, first: words.charCodeAt(0), last: words.charCodeAt(words.length - 1) };
}

const toPart = (piece: string): Part => (piece === '~' ? REST : (SHAPES[piece] ?? piece));

/** How far a line is looked at behind a gap; no wording goes on in the next one. */
const GAP = 80;
/** Of the words behind one. */
const LONGEST = 40;

/** A wording does not begin or end inside a word, unless it says so. */
const isInside = (text: string, at: number): boolean => isWordAt(text, at) && isWordAt(text, at - 1);

export interface Stand {
  readonly start: number;
  readonly end: number;
  readonly host: { readonly start: number; readonly end: number } | null;
}

/** Where in the first run of a wording a gram stands, in one number: place, alternative, part, and offset in it. */
export const packWhere = (place: number, alternative: number, part: number, offset: number): number =>
  (place << 24) | (alternative << 16) | (part << 12) | offset;
export const offsetOf = (where: number): number => where & 0xfff;

type Run = Wording[number];

/** What stood at the `{host}` of the wording that was looked at last. */
let host: Stand['host'] = null;

/** Looks whether a wording stands where a part of it seems to: its leftmost beginning and its furthest end. */
export function standAt(text: string, wording: Wording, where: number, at: number): Stand | null {
  const first = wording[0] as Run;
  const place = where >>> 24;
  const part = (where >>> 12) & 0xf;
  const alternative = first[place]?.[(where >>> 16) & 0xff] as Alternative;
  if (!text.startsWith(alternative.parts[part] as string, at)) return null;
  const left = leftOf(text, alternative.parts, part, at);
  const start = left < 0 ? -1 : leftmost(text, first, place - 1, left);
  return start < 0 ? null : standFrom(text, wording, start);
}

/** The same of one that begins here. */
export function standFrom(text: string, wording: Wording, start: number): Stand | null {
  host = null;
  const end = furthest(text, wording, 0, 0, start);
  return end < 0 ? null : { start, end, host };
}

/** Where the places of a run up to one may begin that end here; -1 where they do not stand there. */
function leftmost(text: string, run: Run, place: number, end: number): number {
  if (place < 0) return isInside(text, end) ? -1 : end;
  let best = -1;
  const unit = text.charCodeAt(end - 1);
  for (const alternative of run[place] as Run[number]) {
    const at = beginOf(text, alternative, end, unit);
    const start = at < 0 ? -1 : leftmost(text, run, place - 1, at);
    if (start >= 0 && (best < 0 || start < best)) best = start;
  }
  return best;
}

/** Where what is left of a wording may end, from one of its places on; -1 where it does not stand there. */
function furthest(text: string, wording: Wording, run: number, place: number, start: number): number {
  const places = wording[run] as Run;
  if (place === places.length) {
    if (isInside(text, start)) return -1;
    return run + 1 === wording.length ? start : furthestBehind(text, wording, run + 1, start);
  }
  let best = -1;
  const unit = text.charCodeAt(start);
  for (const alternative of places[place] as Run[number]) {
    const at = endOf(text, alternative, start, unit);
    if (at >= 0) best = Math.max(best, furthest(text, wording, run, place + 1, at));
  }
  return best;
}

/** The same of a run that may begin anywhere within the gap behind `from`. */
function furthestBehind(text: string, wording: Wording, run: number, from: number): number {
  const near = lineFrom(text, from, GAP + LONGEST);
  let best = -1;
  const [first = []] = wording[run] as Run;
  for (const { parts } of first) {
    const part = parts.findIndex((one) => typeof one === 'string');
    const words = parts[part] as string;
    for (let i = near.indexOf(words); i >= 0 && i <= GAP; i = near.indexOf(words, i + 1)) {
      const start = leftOf(text, parts, part, from + i);
      if (start < from || isInside(text, start)) continue;
      const at = rightOf(text, parts, start);
      if (at >= 0) best = Math.max(best, furthest(text, wording, run, 1, at));
    }
  }
  return best;
}

/** Where an alternative begins that ends here, with this character; -1 where it does not stand there. */
function beginOf(text: string, { parts, words, last }: Alternative, end: number, unit: number): number {
  if (last !== unit && last !== ANY) return -1;
  if (words === null) return leftOf(text, parts, parts.length, end);
  const at = end - words.length;
  return at >= 0 && text.startsWith(words, at) ? at : -1;
}

/** Where an alternative ends that begins here, with this character; -1 where it does not stand there. */
function endOf(text: string, { parts, words, first }: Alternative, start: number, unit: number): number {
  if (first !== unit && first !== ANY) return -1;
  if (words === null) return rightOf(text, parts, start);
  return text.startsWith(words, start) ? start + words.length : -1;
}

/** Where an alternative begins whose parts before one of them end here; -1 where they do not stand there. */
function leftOf(text: string, parts: Alternative['parts'], before: number, end: number): number {
  let at = end;
  for (let i = before - 1; i >= 0 && at >= 0; i--) {
    const next = parts[i - 1];
    if (parts[i] === REST && typeof next === 'string') {
      at = beganBefore(text, next, at);
      i--;
    } else at = partLeft(text, parts[i] as Part, at);
  }
  return at;
}

/** Where words begin that go on in one word up to here. */
function beganBefore(text: string, words: string, end: number): number {
  const at = end < words.length ? -1 : text.lastIndexOf(words, end - words.length);
  return at >= 0 && at + words.length >= partLeft(text, REST, end) ? at : -1;
}

/** Where words end that stand in the rest of a word, from here on. */
function endBehind(text: string, words: string, start: number): number {
  let last = start;
  while (isWordAt(text, last)) last++;
  const at = text.indexOf(words, start);
  return at >= 0 && at <= last ? at + words.length : -1;
}

function partLeft(text: string, part: Part, end: number): number {
  if (typeof part === 'string')
    return text.startsWith(part, end - part.length) && end >= part.length ? end - part.length : -1;
  let at = end;
  if (part === REST) {
    while (isWordAt(text, at - 1)) at--;
    return at;
  }
  while (end - at < part.most && at > 0 && part.within(text.charCodeAt(at - 1))) at--;
  return end - at < part.least ? -1 : at;
}

function rightOf(text: string, parts: Alternative['parts'], start: number): number {
  let at = start;
  for (let i = 0; i < parts.length && at >= 0; i++) {
    const next = parts[i + 1];
    if (parts[i] === REST && typeof next === 'string') {
      at = endBehind(text, next, at);
      i++;
    } else at = partRight(text, parts[i] as Part, at);
  }
  return at;
}

function partRight(text: string, part: Part, start: number): number {
  if (typeof part === 'string') return text.startsWith(part, start) ? start + part.length : -1;
  let at = start;
  if (part === REST) {
    while (isWordAt(text, at)) at++;
    return at;
  }
  while (at - start < part.most && at < text.length && part.within(text.charCodeAt(at))) at++;
  if (at - start < part.least) return -1;
  if (part.host) host = { start, end: at };
  return at;
}

/** What follows on the same line, at most so much. */
function lineFrom(text: string, from: number, most: number): string {
  const near = text.slice(from, from + most);
  const end = near.indexOf('\n');
  return end < 0 ? near : near.slice(0, end);
}
