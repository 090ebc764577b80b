import { eachAnchor } from '../../rules/phrase/anchor.ts';
import { normalizePhrase, normalizeText } from '../../rules/phrase/normalize.ts';
import { compilePhrase, countAnchors } from '../../rules/phrase/phrase.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { linesOf } from '../../rules/table/phrases.ts';

/** Where one statement ends: placeholders, brackets, quotes, marks of a sentence, links. */
const BORDER = /\{[a-z]+\}|[<>()[\]{}"“”「」『』、。;:!?|]|[.,](?=\s|$)|\s-+\s|https?\S{0,200}/g;
/** Codes, ids, counts and times: words with digits. */
const withoutNumbers = (text: string): string => text.replace(/[!-~]+/g, (word) => (/\d/.test(word) ? '|' : word));
/** Words of courtesy and of pointing elsewhere, which any error may have. */
const BOILERPLATE =
  /\b(?:please|visit|see|refer|contact|information|more|details|help|support|http|www|try again|sorry|your)\b/g;
const LONGEST_WORDS = 8;
const LONGEST_CJK = 30;

/** Phrases that would tell this text from others, best first: each stands in it and holds no address, host or id. */
export function choosePhrases(text: string, table: CompiledTable): readonly string[] {
  const normal = normalizeText(text);
  const known = linesOf(table.phrases);
  const rarity = countAnchors(known);
  return [...new Set(withoutNumbers(normal.replace(BORDER, '|')).split('|').map(shorten))]
    .filter(isPhrase)
    .map((phrase, place) => ({ phrase, score: scoreOf(phrase, place, rarity, known) }))
    .sort((a, b) => b.score - a.score)
    .map(({ phrase }) => phrase);
}

function shorten(run: string | undefined): string {
  const words = (run ?? '').replace(/[*]/g, ' ').trim().split(/\s+/);
  const text = words
    .slice(0, LONGEST_WORDS)
    .join(' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return isAscii(text) ? text : text.slice(0, LONGEST_CJK);
}

/** At least two words, or four characters of Japanese; less would hit half of all errors. */
function isPhrase(text: string): boolean {
  const long = isAscii(text) ? text.includes(' ') : text.length >= 4;
  return (
    long && normalizePhrase(text) === text && normalizeText(text) === text && compilePhrase(text, {}, () => 0) !== null
  );
}

/** Rare words count, and early ones; a phrase that stands inside one of the table's would take that one's texts. */
function scoreOf(phrase: string, place: number, rarity: (anchor: string) => number, known: readonly string[]): number {
  let score = Math.min(phrase.length, 40) / 10 - place * 0.5 - (phrase.match(BOILERPLATE)?.length ?? 0) * 2;
  eachAnchor(phrase, (_, start, end) => {
    score += 1 / (1 + rarity(phrase.slice(start, end)));
  });
  return known.some((other) => other.includes(phrase)) ? score - 20 : score;
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
