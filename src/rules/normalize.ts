/** Text longer than this is cut before any phrase is looked for: bounces are written by strangers. */
export const TEXT_CAP = 4096;

const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303F\\u30FC\\uFF00-\\uFF0F';
const SPACE_BETWEEN_CJK = new RegExp(`(?<=[${CJK}]) (?=[${CJK}])`, 'gu');

// Behind a character that an address could hold no address begins: a run of base64 is tried once and not at every letter.
// Letters of alphabets only: Japanese goes on right behind an address, 「taro@example.jpさん」.
const ADDRESS =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}!#$%&'*+/=?^_`{|}~.-])[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,128}@[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}][\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}._-]{0,254}/gu;
const QUOTED_ADDRESS = /"[^"\s@]{1,64}"@[a-z0-9][a-z0-9.-]{0,254}/g;
const IPV4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d]|\.\d)/g;
const IPV6 = /(?<![0-9a-z:])(?:ipv6:)?(?=[0-9a-f:]{0,38}(?:::|(?::[0-9a-f]{1,4}){5}))[0-9a-f:]{2,39}(?![0-9a-z:])/g;
// Only endings that a host name can have: "mailbox full.please" is two sentences, not a host.
const DOMAIN =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}_.@-])(?:[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}_](?:[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}_-]{0,61}[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}_])?\.){1,10}(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|pro|mobi|asia|jobs|tel|travel|arpa|local|localdomain|lan|internal|corp|home|test|example|invalid|cloud|online|site|shop|store|app|dev|xyz|top|tokyo|osaka|email|tech|xn--[a-z0-9-]{2,59})(?![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}_-]|\.[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}])/gu;

/** What differs from mail to mail, in the order in which it is replaced; written for lower case. */
export const VARYING = [
  [QUOTED_ADDRESS, 'address'],
  [ADDRESS, 'address'],
  [IPV4, 'ip'],
  [IPV6, 'ip'],
  [DOMAIN, 'domain'],
] as const satisfies readonly (readonly [RegExp, string])[];

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

const IS_ASCII = /^[\0-\x7f]*$/;

/** The part that texts and phrases share. */
function fold(text: string): string {
  // Most of all bounces, and only spaces and capitals differ there.
  if (IS_ASCII.test(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(SPACE_BETWEEN_CJK, '');
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
  let normal = dropContinuations(fold(text.slice(0, TEXT_CAP)));
  for (const [pattern, name] of VARYING) normal = normal.replace(pattern, `{${name}}`);
  return normal;
}
