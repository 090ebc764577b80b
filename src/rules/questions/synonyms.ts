import type { Synonyms } from '../files/types.ts';

/** What somebody says to work is not what he asks about: 「docomo にだけ届きません。au には届きます」. */
const WORKS =
  /(?:[^、。,.\s]{1,10} ?[やと・] ?)?[^、。,.\s]{1,30}(?:には|へは|では|からは|なら|だと|宛は|あては)(?:ちゃんと|普通に|問題なく|同じ[^、。,.\s]{1,8}で)?(?:届(?:き|い|く)|送れ|受信でき|受け取れ|配信でき|来てい)(?!な|ませ|ず|て(?:い)?な|て(?:い)?ませ)/gu;

/** The things that a question speaks of, by whichever of their words. */
export type ThingsIn = (question: string) => ReadonlySet<string>;

/** Prepares the words of a table. */
export function createThingsIn(synonyms: Synonyms): ThingsIn {
  const things = Object.entries(synonyms).map(([name, words]) => ({ name, words: words.map(toWord) }));
  return (question) => {
    const text = plain(question.normalize('NFKC').replace(WORKS, ''));
    return new Set(things.filter(({ words }) => words.some((word) => speaksOf(text, word))).map(({ name }) => name));
  };
}

/** The name of the words by one of which a question about mail is known. */
const MAIL = 'MAIL';

/** Nearly any sentence is a little like some question about mail. */
export function speaksOfMail(question: string, { [MAIL]: words = [] }: Synonyms): boolean {
  const text = plain(question);
  return words.length === 0 || words.some((word) => speaksOf(text, toWord(word)));
}

/** Three dots are a pause, two are part of an address. */
const PAUSE = /…|\.{3,}/g;
/** What is written in one way or another: blanks beside Japanese (「Gmail に」), long vowels (「サーバー」). */
const EITHER_WAY = /(?<=[^\0-\x7f]) | (?=[^\0-\x7f])|ー/g;
const BLANKS = / {2,}/g;

const plain = (text: string): string =>
  text.replace(PAUSE, '。').normalize('NFKC').toLowerCase().replace(BLANKS, ' ').replace(EITHER_WAY, '');

/** Parts that stand in a text one after the other, with a gap between. */
type Word = readonly string[];

const GAP = ' * ';
const LONGEST_GAP = 12;
const SENTENCE_END = /[。?!\n]/;

const toWord = (written: string): Word => written.split(GAP).map(plain);

/** Whether the parts of a word stand in a text, one after the other and not far apart. */
function speaksOf(text: string, [first = '', ...rest]: Word): boolean {
  if (!text.includes(first)) return false;
  for (const end of endsOf(text, first)) if (follows(text, end, rest)) return true;
  return false;
}

function follows(text: string, from: number, [part, ...rest]: Word): boolean {
  if (part === undefined) return true;
  const near = text.slice(from, from + LONGEST_GAP + part.length).split(SENTENCE_END, 1)[0] ?? '';
  for (const end of endsOf(near, part)) if (follows(text, from + end, rest)) return true;
  return false;
}

const LETTER = /[a-z0-9]/;

/** Where a word ends in a text. Japanese has no ends of words; "au" is not in "because". */
function* endsOf(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
    const begins = !(LETTER.test(word[0] ?? '') && LETTER.test(before));
    const ends = !(LETTER.test(word.at(-1) ?? '') && LETTER.test(after));
    if (begins && ends) yield at + word.length;
  }
}
