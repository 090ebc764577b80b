import { once } from '../../once.ts';
import { isCjkAt } from '../phrase/anchor.ts';
import { normalizeText } from '../phrase/normalize.ts';

/** What stands in for something, and where to read more, is alike in all errors. */
const ALIKE = /\{(?:address|domain|ip)\}|https?:\S{0,300}/g;
/** Made where words are compared: most runs never do. */
const patterns = once(() => ({ word: /[\p{L}\p{N}][\p{L}\p{N}\p{M}'_-]{0,60}/gu, digit: /\p{N}/u }));

/** Whatever hash of a feature is met twice was the same feature, nearly always; 24 bits, so that few bytes tell it. */
function hash(feature: string): number {
  let code = 0;
  for (let at = 0; at < feature.length; at++) code = (Math.imul(code, 31) + feature.charCodeAt(at)) | 0;
  return Math.imul(code, 0x9e3779b1) >>> 8;
}

/** Japanese has no spaces: one, two and three characters in a row stand for words. */
const CJK_GRAMS = [1, 2, 3];
/** Letters in a row are alike where words are bent, joined or cut off otherwise: `exceeds`, `overquota`, `undeliv.` */
const LETTER_GRAMS = [3, 4];

/** What a server's sentence is compared by, each once: pieces of its words, with where these begin and end; ids say nothing. */
export function featuresOf(text: string): ReadonlySet<number> {
  const features = new Set<number>();
  for (const word of wordsOf(text)) {
    if (isCjkAt(word, 0)) addGrams(word, CJK_GRAMS, features);
    else if (!hasDigit(word)) addGrams(`^${word}$`, LETTER_GRAMS, features);
  }
  return features;
}

const REPLY_CODE = /(?<![\d.])([245])\d\d(?![\d.])/;
const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.\d{1,3}(?![\d.])/;

/** What a sentence's codes say besides: the code, the status, its subject, and whether it is for now or for good. */
export function codeFeaturesOf(text: string): readonly number[] {
  const [code, ofCode] = REPLY_CODE.exec(text) ?? [];
  const [status, ofStatus, subject] = STATUS.exec(text) ?? [];
  const said = [code, status?.slice(1), subject && `.${subject}.`, ofCode ?? ofStatus];
  return said.flatMap((one) => (one ? [hash(`#${one}`)] : []));
}

/** One character alone stands in too many questions. */
const QUESTION_GRAMS = [2, 3];

/** What a question is compared by, each once: words and pairs of words, and Japanese in pieces. */
export function featuresOfQuestion(text: string): ReadonlySet<number> {
  const features = new Set<number>();
  let before: string | null = null;
  for (const word of wordsOf(text)) {
    const isPlain = !isCjkAt(word, 0) && !hasDigit(word);
    if (isCjkAt(word, 0)) addGrams(word, QUESTION_GRAMS, features);
    else if (isPlain) features.add(hash(word));
    if (isPlain && before !== null) features.add(hash(`${before} ${word}`));
    before = isPlain ? word : null;
  }
  return features;
}

const hasDigit = (word: string): boolean => patterns().digit.test(word);

/** Runs of letters, cut where Japanese begins and ends. */
function* wordsOf(text: string): Generator<string> {
  for (const [run] of normalizeText(text).replace(ALIKE, ' . ').matchAll(patterns().word)) {
    let start = 0;
    for (let at = 1; at <= run.length; at++) {
      if (at < run.length && isCjkAt(run, at) === isCjkAt(run, start)) continue;
      yield run.slice(start, at);
      start = at;
    }
  }
}

function addGrams(word: string, lengths: readonly number[], features: Set<number>): void {
  for (const length of lengths)
    for (let at = 0; at + length <= word.length; at++) features.add(hash(word.slice(at, at + length)));
}
