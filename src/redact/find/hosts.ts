import { isIP } from 'node:net';
import { parse } from 'tldts';
import { OF_ONES_OWN, OLD } from '../../domain-endings.ts';
import { once } from '../../once.ts';
import type { Book } from '../known/book.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import type { Find, Span } from './span.ts';

const RUN = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/g;
/** `554-mx.example.jp`: a reply of several lines, not a host of that name. */
const REPLY_CODE = /^[245]\d\d-(?=[A-Za-z])/;
/** Files and abbreviations that end as countries do. */
const NO_HOST = /^(?:e\.g|i\.e|a\.m|p\.m|(?:main|master|sendmail|submit|local)\.(?:cf|mc))$/i;
const ENDS_IN_OWN = new RegExp(`\\.(?:${OF_ONES_OWN})$`, 'i');
const IS_OLD = new RegExp(`^(?:${OLD})$`, 'i');

/** Whether a registry knows the ending, or networks use it. */
const hasEnding = (name: string): boolean =>
  ENDS_IN_OWN.test(name) || parse(name, { validateHostname: false }).isIcann === true;

/** Three labels in lower case are a host whatever the last is; two need an ending that exists. */
function isHost(name: string, known: Vocabulary): boolean {
  // A run may have thousands of labels, and is looked at once for each that is dropped.
  const [end, begin] = [name.lastIndexOf('.'), name.indexOf('.')];
  const [last, first] = [name.slice(end + 1), name.slice(0, begin)];
  if (end < 0 || !/^[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/.test(last) || NO_HOST.test(name)) return false;
  const isLong = begin < end;
  if (isLong && /^[a-z]{2,24}$/.test(last) && /[A-Za-z]/.test(labelBefore(name, end))) return true;
  if (!hasEnding(name)) return false;
  // `full.new` may be two sentences.
  return isLong || IS_OLD.test(last) || !(known.has(first) && known.has(last));
}

const labelBefore = (name: string, dot: number): string => name.slice(name.lastIndexOf('.', dot - 1) + 1, dot);

/** Host names with any ending. */
export const hosts = (book: Book, known: Vocabulary): Find =>
  function* ({ text }) {
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const span = hostIn(run, index, (name) => book.knowsHost(name) || isHost(name, known));
      if (span !== null) yield { ...span, value: () => book.host(run.slice(span.start - index, span.end - index)) };
    }
  };

/** As many labels as a sentence without spaces may have behind a host. */
const MOST_DROPPED = 8;

/** The name in a run of labels: behind a reply code, before a sentence that begins without a space. */
function hostIn(run: string, index: number, isOne: (name: string) => boolean): Omit<Span, 'value'> | null {
  const start = (REPLY_CODE.exec(run) ?? /^[_-]*/.exec(run))?.[0].length ?? 0;
  for (let [end, dropped] = [run.length, 0]; end > start && dropped < MOST_DROPPED; dropped++) {
    const name = run.slice(start, end).replace(/(?<![-_])[-_]+$/, '');
    if (isIP(name) !== 0) return null;
    if (isOne(name)) return { start: index + start, end: index + start + name.length };
    end = run.lastIndexOf('.', end - 1);
  }
  return null;
}

/** Labels in other scripts; hiragana before them are the sentence's. Sought by the dot: a sentence has few. */
const otherRun = once(
  () =>
    /\.(?<=([\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{Nd}\u30fc-]{1,63})\.)[\p{L}\p{M}\p{Nd}\u30fc-]{1,63}(?:\.[\p{L}\p{M}\p{Nd}\u30fc-]{1,63}){0,7}/gu,
);

/** Host names as people read them: \u65e5\u672c\u8a9e.jp. */
export const otherHosts = (book: Book): Find =>
  function* ({ text }) {
    if (/^[\0-\x7f]*$/.test(text)) return;
    for (const { 0: behind, 1: first = '', index: dot } of text.matchAll(otherRun())) {
      const [run, index] = [first + behind, dot - first.length];
      if (/^[\0-\x7f]*$/.test(run)) continue;
      const span = hostIn(run, index, (name) => hasEnding(name));
      if (span !== null) yield { ...span, value: () => book.host(run.slice(span.start - index, span.end - index)) };
    }
  };

/** A name directly before an IP address in brackets. */
const BEFORE_IP = /(?<![\w.-])([A-Za-z0-9][\w.-]{1,80}) ?[[(](?=\d{1,3}\.\d{1,3}\.)/g;

export const namedByIp = (book: Book, known: Vocabulary): Find =>
  function* ({ text }) {
    for (const { 1: name = '', index } of text.matchAll(BEFORE_IP))
      if (/[a-z]/i.test(name) && !known.has(name))
        yield { start: index, end: index + name.length, value: () => book.host(name) };
  };
