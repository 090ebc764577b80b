import { once } from '../../once.ts';
import { isCjkAt } from '../phrase/anchor.ts';
import { normalizeText } from '../phrase/normalize.ts';

/** What stands in for something, and where to read more, is alike in all errors. */
const ALIKE = /\{(?:address|domain|ip)\}|https?:\S{0,300}/g;
/** Made where words are compared: most runs never do. */
const patterns = once(() => ({ word: /[\p{L}\p{N}][\p{L}\p{N}\p{M}'_-]{0,60}/gu, digit: /\p{N}/u }));

/** Japanese has no spaces: two and three characters in a row stand for words. */
const GRAMS = [2, 3];

/** Whatever hash of a feature is met twice was the same feature, nearly always. */
function hash(feature: string): number {
  let code = 0;
  for (let at = 0; at < feature.length; at++) code = (Math.imul(code, 31) + feature.charCodeAt(at)) | 0;
  return Math.imul(code, 0x9e3779b1) | 0;
}

/** What a text is compared by, each once: words, pairs of words, and Japanese in pieces; codes and ids say nothing. */
export function featuresOf(text: string): ReadonlySet<number> {
  const { word, digit } = patterns();
  const features = new Set<number>();
  let before: string | null = null;
  for (const [run] of normalizeText(text).replace(ALIKE, ' . ').matchAll(word)) {
    for (const piece of piecesOf(run)) {
      if (isCjkAt(piece, 0)) {
        addGrams(piece, features);
        before = null;
      } else if (digit.test(piece)) before = null;
      else {
        features.add(hash(piece));
        if (before !== null) features.add(hash(`${before} ${piece}`));
        before = piece;
      }
    }
  }
  return features;
}

/** A run of letters, cut where Japanese begins and ends. */
function piecesOf(run: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 1; at <= run.length; at++) {
    if (at < run.length && isCjkAt(run, at) === isCjkAt(run, start)) continue;
    pieces.push(run.slice(start, at));
    start = at;
  }
  return pieces;
}

function addGrams(piece: string, features: Set<number>): void {
  for (const length of GRAMS)
    for (let at = 0; at + length <= piece.length; at++) features.add(hash(piece.slice(at, at + length)));
}
