import { isCjkAt } from '../phrase/anchor.ts';

/** Hashes of grams are below this. */
export const GRAMS = 0x8000;
const MASK = GRAMS - 1;
const FIRST_CJK = 0x1100;

/** Told of a gram: its hash, and where it begins. */
export type VisitGram = (hash: number, at: number) => void;

/** Which grams are asked for: one bit for each hash, so that all of them stay at hand with what else is read meanwhile. */
export type Wanted = Uint32Array;
export const noneWanted = (): Wanted => new Uint32Array(GRAMS / 32);
export const ALL: Wanted = noneWanted().fill(0xffffffff);

export function want(wanted: Wanted, hash: number): void {
  wanted[hash >>> 5] = (wanted[hash >>> 5] as number) | (1 << (hash & 31));
}

const isWanted = (wanted: Wanted, hash: number): boolean =>
  (((wanted[hash >>> 5] as number) >>> (hash & 31)) & 1) === 1;

/**
 * Calls `visit` with everything in a text that a wording can hang on: three characters in a row and, as Japanese says
 * in two what others say in a word, each pair of CJK characters. Unlike words they stand in longer words, too, so that
 * a wording may be a part of one.
 */
export function eachGram(text: string, wanted: Wanted, visit: VisitGram): void {
  const end = text.length;
  // Five bits of each character are left where two others follow: that tells letters apart.
  let hash = 0;
  let before = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = ((hash << 5) ^ unit) & MASK;
    if (at > 1 && isWanted(wanted, hash)) visit(hash, at - 2);
    if (unit >= FIRST_CJK && before >= FIRST_CJK && isCjkAt(text, at) && isCjkAt(text, at - 1)) {
      const pair = (Math.imul(before, 31) ^ unit) & MASK;
      if (isWanted(wanted, pair)) visit(pair, at - 1);
    }
    before = unit;
  }
}

/** A wording that opens its line is looked up by its first characters: five, or two where it is CJK. */
export const openingLength = (unit: number): number => (unit >= FIRST_CJK ? 2 : 5);

/** Of a text in the form in which wordings are looked for. */
export function openingAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const length = openingLength(first);
  let hash = first;
  for (let i = 1; i < length; i++) hash = Math.imul(hash, 31) ^ text.charCodeAt(at + i);
  return hash & MASK;
}
