import { ENCODED, LATER, OF_ONES_OWN, OLD } from '../../domain-endings.ts';

/** Text longer than this is cut before any phrase is looked for: bounces are written by strangers. */
export const TEXT_CAP = 4096;

const IS_ASCII = /^[\0-\x7f]*$/;

// Behind a character that an address could hold no address begins: a run of base64 is tried once and not at every letter.
const ADDRESS = /(?<![a-z0-9!#$%&'*+/=?^_`{|}~.-])[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}@[a-z0-9][a-z0-9._-]{0,254}/g;
const QUOTED_ADDRESS = /"[^"\s@]{1,64}"@[0-9a-z][0-9a-z.-]{0,254}/g;
const IPV4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d]|\.\d)/g;
const IPV6 = /(?<![0-9a-z:])(?:ipv6:)?(?=[0-9a-f:]{0,38}(?:::|(?::[0-9a-f]{1,4}){5}))[0-9a-f:]{2,39}(?![0-9a-z:])/g;
const DOMAIN = new RegExp(
  `(?<![a-z0-9_.@-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.){1,10}(?:${[OLD, LATER, OF_ONES_OWN, ENCODED].join('|')})(?![a-z0-9_-]|\\.[a-z0-9])`,
  'g',
);

/** What differs from mail to mail: how it looks, what stands for it, and a character that is in all of them. */
type Varying = readonly (readonly [pattern: RegExp, name: 'address' | 'ip' | 'domain', sign: string])[];

/** In the order in which it is replaced; written for lower case. */
const VARYING: Varying = [
  [QUOTED_ADDRESS, 'address', '"@'],
  [ADDRESS, 'address', '@'],
  [IPV4, 'ip', '.'],
  [IPV6, 'ip', ':'],
  [DOMAIN, 'domain', '.'],
];

/** Letters of alphabets only: Japanese goes on right behind an address, 「taro@example.jpさん」. */
const LETTERS = '\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}\\p{N}';
const inAnyAlphabet = (pattern: RegExp): RegExp => new RegExp(pattern.source.replaceAll('a-z0-9', LETTERS), 'gu');
let inAll: Varying | undefined;

/** What to replace in a text. Most bounces are ASCII, where the same patterns are made and matched much faster. */
export function varyingIn(text: string): Varying {
  if (IS_ASCII.test(text)) return VARYING;
  inAll ??= VARYING.map(([pattern, name, sign]) => [inAnyAlphabet(pattern), name, sign]);
  return inAll;
}

const FIRST_CONTINUATION = /(?<![\d.])([245]\d\d)-(?:([245]\.\d{1,3}\.\d{1,3})[ -])?/;

/** Drops the repeats of `550-5.7.26 ` that RFC 5321 section 4.2.1 puts before each line of one reply. */
function dropContinuations(text: string): string {
  const first = FIRST_CONTINUATION.exec(text);
  if (!first) return text;
  const [, code, status] = first;
  const head = text.slice(0, first.index);
  const tail = text
    .slice(first.index)
    .split(`${code}-`)
    .flatMap((line) => line.split(` ${code} `))
    .map((line) => (status && line.startsWith(status) ? line.slice(status.length).replace(/^[ -]/, '') : line).trim())
    .filter((line) => line !== '')
    .join(' ');
  return `${head}${code} ${status ? `${status} ` : ''}${tail}`;
}

/** White space that is not the one space that it shall become. */
const WIDE = /[^\S ]\s*| \s+/g;
const singleSpaced = (text: string): string => text.replace(WIDE, ' ').trim();

const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303F\\u30FC\\uFF00-\\uFF0F';
let spaceBetweenCjk: RegExp | undefined;

/** The part that texts and phrases share. */
function fold(text: string): string {
  // Most of all bounces, and only spaces and capitals differ there.
  if (IS_ASCII.test(text)) return singleSpaced(text.toLowerCase());
  spaceBetweenCjk ??= new RegExp(`(?<=[${CJK}]) (?=[${CJK}])`, 'gu');
  const straight = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  return singleSpaced(straight).replace(spaceBetweenCjk, '');
}

/** A phrase of the table, in the form that texts are brought into. */
export function normalizePhrase(phrase: string): string {
  return fold(phrase);
}

/**
 * The form in which phrases are looked for: NFKC, lower case, straight quotes and dashes, one space,
 * none between CJK characters, and what differs from mail to mail replaced by {address} {domain} {ip}.
 */
export function normalizeText(text: string): string {
  return withoutVarying(dropContinuations(fold(text.slice(0, TEXT_CAP))));
}

/** Between two paragraphs of a normalised text. It is in no phrase, so none is found across it. */
export const BORDER = '\n';

/** The same of paragraphs, parted by blank lines: nothing is found that begins in one and ends in another. */
export function normalizeParagraphs(text: string): string {
  const paragraphs = text.slice(0, TEXT_CAP).split(/\n\s*\n/);
  return withoutVarying(
    paragraphs
      .map((paragraph) => dropContinuations(fold(paragraph)))
      .filter((paragraph) => paragraph !== '')
      .join(BORDER),
  );
}

function withoutVarying(text: string): string {
  let normal = text;
  for (const [pattern, name, sign] of varyingIn(normal))
    if (normal.includes(sign)) normal = normal.replace(pattern, `{${name}}`);
  return normal;
}
