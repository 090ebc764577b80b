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

/** A piece of an alternative: words, or what stands for any. */
type Part = string | Shape | typeof REST;
/** One of the things that may stand at a place; most are plain words. */
export type Alternative = readonly Part[];
export type Wording = readonly (readonly (readonly Alternative[])[])[];

/** The pieces of an alternative as they are written. */
export const piecesOf = (alternative: string): readonly string[] =>
  alternative.split(OPEN).filter((piece) => piece !== '');
/** Whether a piece is the same in every text. */
export const isFixed = (piece: string): boolean => piece !== '~' && SHAPES[piece] === undefined;

/** A line of the compiled table taken apart. */
export const readWording = (line: string): Wording =>
  fromLine(line).map((run) => run.map((place) => place.map((one) => (one === '' ? [''] : piecesOf(one).map(toPart)))));

const toPart = (piece: string): Part => (piece === '~' ? REST : (SHAPES[piece] ?? piece));

/** How far a line is looked at behind a gap. */
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

/** Looks whether a wording stands where a part of it seems to: its leftmost beginning and its furthest end. */
export function standAt(text: string, wording: Wording, where: number, at: number): Stand | null {
  const first = wording[0] as Wording[number];
  const place = where >>> 24;
  const part = (where >>> 12) & 0xf;
  const alternative = first[place]?.[(where >>> 16) & 0xff] as Alternative;
  if (!text.startsWith(alternative[part] as string, at)) return null;
  const left = leftOf(text, alternative, part, at);
  if (left < 0) return null;
  let starts: readonly number[] = [left];
  for (let i = place - 1; i >= 0 && starts.length > 0; i--)
    starts = startsOf(text, first[i] as readonly Alternative[], starts);
  for (const start of starts.length < 2 ? starts : [...starts].sort((a, b) => a - b)) {
    if (isInside(text, start)) continue;
    const walk = new Walk(text);
    const end = walk.end(wording, start);
    if (end >= 0) return { start, end, host: walk.host };
  }
  return null;
}

function startsOf(text: string, place: readonly Alternative[], ends: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const end of ends)
    for (const alternative of place) {
      const start = leftOf(text, alternative, alternative.length, end);
      if (start >= 0 && !found.includes(start)) found.push(start);
    }
  return found;
}

/** Where an alternative begins whose parts before one of them end here; -1 where they do not stand there. */
function leftOf(text: string, parts: Alternative, before: number, end: number): number {
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

/** Goes through a wording from its beginning on. */
class Walk {
  readonly #text: string;
  host: Stand['host'] = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** The furthest end; -1 for none. */
  end(wording: Wording, start: number): number {
    let ends = this.#behindRun(wording[0] as Wording[number], 0, [start]);
    for (let i = 1; i < wording.length && ends.length > 0; i++)
      ends = this.#behindGap(wording[i] as Wording[number], ends);
    return ends.length === 1 ? (ends[0] as number) : Math.max(-1, ...ends);
  }

  #behindRun(run: Wording[number], first: number, starts: readonly number[]): readonly number[] {
    let ends = starts;
    for (let i = first; i < run.length && ends.length > 0; i++)
      ends = this.#behind(run[i] as readonly Alternative[], ends);
    return ends.filter((at) => !isInside(this.#text, at));
  }

  #behind(place: readonly Alternative[], starts: readonly number[]): readonly number[] {
    const found: number[] = [];
    for (const start of starts)
      for (const alternative of place) {
        const at = this.#right(alternative, start);
        if (at >= 0 && !found.includes(at)) found.push(at);
      }
    return found;
  }

  #right(alternative: Alternative, start: number): number {
    let at = start;
    for (let i = 0; i < alternative.length && at >= 0; i++) {
      const next = alternative[i + 1];
      if (alternative[i] === REST && typeof next === 'string') {
        at = endBehind(this.#text, next, at);
        i++;
      } else at = this.#partRight(alternative[i] as Part, at);
    }
    return at;
  }

  #partRight(part: Part, start: number): number {
    const text = this.#text;
    if (typeof part === 'string') return text.startsWith(part, start) ? start + part.length : -1;
    let at = start;
    if (part === REST) {
      while (isWordAt(text, at)) at++;
      return at;
    }
    while (at - start < part.most && at < text.length && part.within(text.charCodeAt(at))) at++;
    if (at - start < part.least) return -1;
    if (part.host) this.host = { start, end: at };
    return at;
  }

  #behindGap(run: Wording[number], ends: readonly number[]): readonly number[] {
    const from = Math.min(...ends);
    const last = Math.max(...ends) + GAP - from;
    const near = this.#text.slice(from, from + last + LONGEST);
    const found: number[] = [];
    for (const alternative of run[0] as readonly Alternative[]) {
      const part = alternative.findIndex((one) => typeof one === 'string');
      const words = alternative[part] as string;
      for (let i = near.indexOf(words); i >= 0 && i <= last; i = near.indexOf(words, i + 1)) {
        const start = leftOf(this.#text, alternative, part, from + i);
        if (start < from || isInside(this.#text, start)) continue;
        const end = this.#right(alternative, start);
        if (end >= 0) found.push(...this.#behindRun(run, 1, [end]));
      }
    }
    return found;
  }
}
