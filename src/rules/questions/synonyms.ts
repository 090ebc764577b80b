import type { Synonyms } from '../files/types.ts';

/** What somebody says to work is not what he asks about: 「docomo にだけ届きません。au には届きます」. */
const WORKS =
  /(?:[^、。,.\s]{1,10} ?[やと・] ?)?[^、。,.\s]{1,30}(?:には|へは|では|からは|なら|だと|宛は|あては)(?:ちゃんと|普通に|問題なく)?(?:届(?:き|い|く)|送れ|受信でき|受け取れ)(?!な|ませ|ず|て(?:い)?な|て(?:い)?ませ)/gu;

/** The things that a question speaks of, by whichever of their words. */
export function thingsIn(question: string, synonyms: Synonyms): readonly string[] {
  const text = plain(question).replace(WORKS, '');
  return Object.keys(synonyms).filter((name) => synonyms[name]?.some((word) => speaksOf(text, word)));
}

const plain = (question: string): string => question.normalize('NFKC').toLowerCase();

/** The name of the words by one of which a question about mail is known. */
const MAIL = 'MAIL';

/** Nearly any sentence is a little like some question about mail. */
export const speaksOfMail = (question: string, { [MAIL]: words = [] }: Synonyms): boolean =>
  words.length === 0 || words.some((word) => speaksOf(plain(question), word));

const LETTER = /[a-z0-9]/;

/** Japanese has no ends of words; "au" is not in "because". */
function speaksOf(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
    const begins = !(LETTER.test(word[0] ?? '') && LETTER.test(before));
    const ends = !(LETTER.test(word.at(-1) ?? '') && LETTER.test(after));
    if (begins && ends) return true;
  }
  return false;
}
