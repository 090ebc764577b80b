const NONE = 1;
const WORD = 2;
const CJK = 3;

function classify(char: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u.test(char)) return CJK;
  return /[\p{L}\p{N}\p{M}]/u.test(char) ? WORD : NONE;
}

/** What each UTF-16 unit is, 0 where nobody has asked yet: every character of every bounce is asked for. */
const KINDS = new Uint8Array(0x10000);
// Nearly all of a bounce is ASCII, and a start that sees no more makes neither of the patterns.
KINDS.fill(NONE, 0, 0x80).fill(WORD, 0x30, 0x3a).fill(WORD, 0x41, 0x5b).fill(WORD, 0x61, 0x7b);

const kindAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? KINDS[text.charCodeAt(at)] || learn(text, at) : NONE;

function learn(text: string, at: number): number {
  const kind = classify(text[at] as string);
  KINDS[text.charCodeAt(at)] = kind;
  return kind;
}

export const isWordAt = (text: string, at: number): boolean => kindAt(text, at) === WORD;
export const isCjkAt = (text: string, at: number): boolean => kindAt(text, at) === CJK;

/** Hashes of anchors are below this. */
export const HASHES = 0x8000;
const step = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;
const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 17;

/** Told of an anchor: its hash, and the part of the text that it is. */
export type VisitAnchor = (hash: number, start: number, end: number) => void;

/**
 * Calls `visit` with everything in a text that a phrase can hang on: each word, each pair of neighbouring words as it
 * stands, and each pair of CJK characters, because Japanese has no spaces between words. Hashes are made on the way,
 * so that no string is cut out of the text for what is no anchor of any phrase.
 */
export function eachAnchor(text: string, visit: VisitAnchor): void {
  let before = -1;
  let pair = 0;
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const start = at;
    let word = 0;
    do {
      const unit = text.charCodeAt(at++);
      word = step(word, unit);
      pair = step(pair, unit);
    } while (kind !== NONE && kindAt(text, at) === kind);
    if (kind === NONE) continue;
    if (kind === CJK) eachCjkPair(text, start, at, visit);
    else visit(spread(word), start, at);
    if (kind === WORD && before >= 0) visit(spread(pair), before, at);
    before = kind === WORD ? start : -1;
    pair = word;
  }
}

function eachCjkPair(text: string, start: number, end: number, visit: VisitAnchor): void {
  for (let at = start; at + 1 < end; at++)
    visit(spread(step(step(0, text.charCodeAt(at)), text.charCodeAt(at + 1))), at, at + 2);
}
