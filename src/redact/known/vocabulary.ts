import { once } from '../../once.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { phraseTexts } from '../../rules/table/phrases.ts';
import { MACHINE_WORDS, NOTICE_WORDS, PROTOCOL_WORDS, ROLE_WORDS } from './common-words.ts';
import { stretchesOf } from './stretches.ts';

/** The words of mail servers: never replaced because somebody or something is called so. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Whether servers say this very thing. */
  isSaid(text: string): boolean;
  /** A text so particular that it can be replaced wherever it stands. */
  isSafe(text: string): boolean;
  /** A local part that can. */
  isMailbox(local: string): boolean;
}

/** Kanji, kana, hangul. */
export const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export function createVocabulary(table: CompiledTable): Vocabulary {
  const phrases = phraseTexts(table.phrases);
  const words = new Set([
    ...PROTOCOL_WORDS,
    ...ROLE_WORDS,
    ...MACHINE_WORDS,
    ...NOTICE_WORDS,
    ...phrases.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}]+/u)),
  ]);
  const said = phrases.join('\n');
  const has = (word: string): boolean => words.has(word.toLowerCase());
  const isSaid = (text: string): boolean => said.includes(text.toLowerCase());
  return {
    has,
    isSaid,
    isSafe(text) {
      if (JAPANESE.test(text)) return text.length > 1 && !isSaid(text);
      const parts = text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
      return parts.every(has) ? parts.length > 2 && !isSaid(text) : text.length > 3;
    },
    isMailbox: (local) => local.length > 3 && local.length < 65 && /[a-z]/i.test(local) && !has(local),
  };
}

const segmenter = once(() => new Intl.Segmenter('ja', { granularity: 'word' }));
const ASCII_WORD = /[A-Za-z0-9]+(?:['.][A-Za-z0-9]+)*|\s+|[^\sA-Za-z0-9]/g;

/** The words of a text, in a language that puts no spaces between them too, and what stands between. */
export const wordsOf = (text: string): readonly string[] =>
  /^[\0-\x7f]*$/.test(text)
    ? (text.match(ASCII_WORD) ?? [])
    : // The segmenter takes a time that grows with the square of a text's length.
      Array.from(stretchesOf(text)).flatMap((stretch) =>
        Array.from(segmenter().segment(stretch.text), ({ segment }) => segment),
      );
