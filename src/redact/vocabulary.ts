import type { CompiledTable } from '../rules/compile.ts';
import { phraseTexts } from '../rules/phrases.ts';

/** The words of mail servers: never replaced because somebody or something is called so. */
export interface Vocabulary {
  has(word: string): boolean;
  /** A text so particular that it can be replaced wherever it stands. */
  isSafe(text: string): boolean;
  /** A part of a person's name that can. */
  isName(piece: string): boolean;
  /** A local part that can. */
  isMailbox(local: string): boolean;
}

const COMMON =
  'unknown localhost local host hosts user users mail mailbox smtp esmtp from with root info admin sales support office contact test mailer server network userid recipient sender system help webmaster list lists news subject message hello notice report delivery failed failure address domain error'.split(
    ' ',
  );
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export function createVocabulary(table: CompiledTable): Vocabulary {
  const phrases = phraseTexts(table.phrases);
  const words = new Set([...COMMON, ...phrases.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}_-]+/u))]);
  const japanese = phrases.filter((phrase) => JAPANESE.test(phrase)).join('\n');
  const has = (word: string): boolean => words.has(word.toLowerCase());
  const isJapaneseWord = (text: string): boolean => text.length < 2 || japanese.includes(text);
  return {
    has,
    isSafe(text) {
      if (JAPANESE.test(text)) return !isJapaneseWord(text);
      return text.length > 3 && !text.toLowerCase().split(/\s+/).every(has);
    },
    isName: (piece) =>
      JAPANESE.test(piece) ? !isJapaneseWord(piece) : /^[\p{Lu}][\p{L}'-]{3,40}$/u.test(piece) && !has(piece),
    isMailbox: (local) => local.length > 3 && local.length < 65 && /[a-z]/i.test(local) && !has(local),
  };
}
