import { isCjkAt } from '../phrase/anchor.ts';

/** Hashes of grams are below this. */
export const GRAMS = 0x8000;
const FIRST_CJK = 0x1100;
const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 17;

/** Told of a gram: its hash, and where it begins. */
export type VisitGram = (hash: number, at: number) => void;

/** Which grams are asked for: one byte for each hash, so that all of them stay at hand. */
export type Wanted = Uint8Array;
export const ALL: Wanted = new Uint8Array(GRAMS).fill(1);

/**
 * Calls `visit` with everything in a text that a wording can hang on: three characters in a row and, as Japanese says
 * in two what others say in a word, each pair of CJK characters. Unlike words they stand in longer words, too, so that
 * a wording may be a part of one.
 */
export function eachGram(text: string, wanted: Wanted, visit: VisitGram): void {
  const end = text.length - 1;
  let a = text.charCodeAt(0);
  let b = text.charCodeAt(1);
  for (let at = 0; at < end; at++) {
    if (a >= FIRST_CJK && b >= FIRST_CJK && isCjkAt(text, at) && isCjkAt(text, at + 1)) {
      const pair = spread(Math.imul(a, 0x10001) + b);
      if (wanted[pair] === 1) visit(pair, at);
    }
    if (at + 1 === end) return;
    const c = text.charCodeAt(at + 2);
    const hash = spread(Math.imul(Math.imul(a, 0x101) + b, 0x101) + c);
    if (wanted[hash] === 1) visit(hash, at);
    a = b;
    b = c;
  }
}
