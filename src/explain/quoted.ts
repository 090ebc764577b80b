import type { BounceRecord } from '../model.ts';
import { isSimilar } from '../rules/match/similar.ts';

/** What is longer and holds no known words of an error is a story. */
const LONGEST_LINE = 40;
const CLIENT_NUMBER = /\b0x8[0-9a-f]{7}\b/i;
const ENGLISH_WORDS = /[a-z]{2,}[ -][a-z]{2,}|[a-z]{6,}/i;
const JAPANESE = /[ぁ-んァ-ヶー一-龠々]/;

/**
 * How sure it is that a text holds the words of an error: `surely` for a code or English, `likely` for Japanese words
 * that nobody tells in his own. Who tells a story uses everyday words (「不具合」) that are in some error, too, and who
 * asks what a word means has no error at all.
 */
export function quotesError(text: string, record: BounceRecord): 'surely' | 'likely' | 'no' {
  const { rule } = record;
  if (rule === null || record.reason === null || rule.startsWith('situation/')) return 'no';
  if (!JAPANESE.test(text)) return isSimilar(rule) && isName(text) ? 'no' : 'surely';
  return quotesInJapanese(text, rule, record);
}

function quotesInJapanese(text: string, rule: string, record: BounceRecord): 'surely' | 'likely' | 'no' {
  const { matched, replyCode, status } = record;
  const isTold = isAsking(text) || isWord(text);
  if (replyCode !== null || status !== null || CLIENT_NUMBER.test(text)) return 'surely';
  if (isSimilar(rule)) return text.length <= LONGEST_LINE && !isTold ? 'likely' : 'no';
  if (isEnglish(matched ?? '')) return 'surely';
  return isTold ? 'no' : 'likely';
}

const isEnglish = (words: string): boolean => !JAPANESE.test(words) && ENGLISH_WORDS.test(words);

/** A name of one or two words; errors have more to say. */
const isName = (text: string): boolean => /^[a-z][\w.+-]*(?: [a-z][\w.+-]*)?$/i.test(text.trim());

/** A noun, not a sentence: those have hiragana. */
const isWord = (text: string): boolean =>
  /^[\p{Script=Han}\p{Script=Katakana}\p{N}a-z@.ー・の_-]{1,24}$/iu.test(text.trim());

const ASKING = [
  /[?？]/,
  /(?:です|ます|でしょう|ません|ない|の|んだ)か[。\s]*$/m,
  /のに|分かりません|わかりません|方法|作り方|使い方|のですが|んですが|ですが|ますが|けど|だけ[がは]|教えて|なぜ|どう(?:すれば|して|したら|やって)|困って|困り|たいです|ほしい/,
  /[一-龠ぁ-ん](?:しました|ています|ようです|みたいです|らしいです|と言われ)/,
  /うち[のは]|こちら[にのはで]|私[のはが]|弊社|自宅|自社|取引先|先方|友人|家族|使って(?:い|る|お)|先週|昨日|今朝|先月|最近|急に|突然/,
  /書い(?:て|た)|書かれ|とあり(?:ます|ました)|戻ってき|とか|って(?:出|言)|と出(?:る|て|ま)|してから|のとき/,
  /(?:なく|れなく|えなく)(?:なった|なりました|て困)|[届来送](?:か|ら|れ)ない/,
];

/** Whether somebody tells what happened to him or asks, rather than hands on what a program wrote. */
export const isAsking = (text: string): boolean => ASKING.some((sign) => sign.test(text));
