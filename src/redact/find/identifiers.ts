import type { Book } from '../known/book.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import type { Find } from './span.ts';

const RUN = /[A-Za-z0-9]+(?:[-_.+][A-Za-z0-9]+)*/g;
/** What is written so on every machine: dates and times, versions and codes, charsets, ciphers, documents. */
const COMMON = [
  /^\d{4}[-.]\d\d[-.]\d\d(?:T[\d:.+-]+Z?)?$/,
  /^\d\d?-[A-Za-z]{3}-\d{4}$/,
  /^\d+(?:\.\d+)+$/,
  /^[245]\d\d-?[245](?:\.\d{1,3}){2}$/,
  /^0x[0-9A-F]{8}$/i,
  // TAI64N, as qmail's log has it.
  /^4000000[0-9a-f]{17}$/,
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/,
  /^(?:rfc|iso|utf|windows|cp|koi8|tls|ssl|ecdhe|dhe|aes|rsa|sha|md5|big5|euc|base64|smtp|ipv)/i,
];
/** What is measured is no name. */
const MEASURE_BEFORE = /(?:size|limit|maximum|max|exceeds?|length|bytes|octets|quota|of)[\s:=(]{0,3}$/i;
const MEASURE_BEHIND = /^\s?(?:bytes?|octets?|[KMG]i?B?\b|\u30d0\u30a4\u30c8|seconds?|secs?|ms)/i;

const SCRAMBLED = 16;
const LONG = 8;

/** Numbers of mails, sessions, customers: words of letters and digits that nobody says. */
export const identifiers = (book: Book, known: Vocabulary): Find =>
  function* ({ text }) {
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const end = index + run.length;
      if (isIdentifier(run, known) && !isMeasure(text, index, end))
        yield { start: index, end, value: () => book.queueId(run) };
    }
  };

function isIdentifier(run: string, known: Vocabulary): boolean {
  if (COMMON.some((pattern) => pattern.test(run))) return false;
  const bare = run.replace(/[^A-Za-z0-9]/g, '');
  if (/\d{6}/.test(run)) return true;
  if (/^\d+$/.test(bare)) return bare.length >= LONG && /^[\d-]+$/.test(run);
  if (isScrambled(bare)) return true;
  if (bare.length < LONG || bare.replace(/\D/g, '').length < 2) return false;
  return !run.split(/[^A-Za-z0-9]+/).every((word) => known.has(word) || /^\d{1,3}$/.test(word));
}

/** Capitals and small letters as base64 has them, and words have not. */
const isScrambled = (bare: string): boolean =>
  bare.length >= SCRAMBLED && (bare.match(/[a-z0-9][A-Z]|[a-z][0-9]/g) ?? []).length * 5 >= bare.length;

const isMeasure = (text: string, start: number, end: number): boolean =>
  /^\d+$/.test(text.slice(start, end)) &&
  (MEASURE_BEHIND.test(text.slice(end, end + 10)) || MEASURE_BEFORE.test(text.slice(Math.max(0, start - 12), start)));

/** Telephone numbers, as Japan and the world write them. */
const PHONE = /(?<![\w.+-])(?:\+\d{1,3}[- ]|0)\d{1,4}[- ]\d{1,4}[- ]\d{3,4}(?![\w-]|\.\d)/g;

export const phones: Find = function* ({ text }) {
  for (const { 0: number, index } of text.matchAll(PHONE))
    yield { start: index, end: index + number.length, value: () => number.replace(/\d/g, '0') };
};
