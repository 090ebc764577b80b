import { isIP } from 'node:net';
import { findAddresses } from '../extract/address.ts';
import type { Book } from './book.ts';
import type { Literals } from './literals.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

type Finder = (text: string) => Iterable<Span>;

const MAX_LINE = 20_000;

/** Addresses as the extraction finds them, wherever they stand. */
function addresses(book: Book): Finder {
  return function* (text) {
    let offset = 0;
    for (const line of text.split(/(?<=\n)/)) {
      if (line.length < MAX_LINE && /[@\uff20]/.test(line)) {
        for (const { address, start, end } of findAddresses(line)) {
          const within = line.slice(start, end).indexOf(address);
          const [from, to] = within < 0 ? [start + 1, end - 1] : [start + within, start + within + address.length];
          yield { start: offset + from, end: offset + to, value: book.address(address) };
        }
      }
      offset += line.length;
    }
  };
}

/** In links and xtext (RFC 3461 section 4), where an at sign is often written otherwise. */
const HIDDEN_ADDRESS =
  /(?<![A-Za-z0-9._%+-])([A-Za-z0-9._-]{1,64})(@|%40|\+40)([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})/gi;

function hiddenAddresses(book: Book): Finder {
  return function* (text) {
    for (const { 0: all, 1: local, 2: at = '', 3: domain, index } of text.matchAll(HIDDEN_ADDRESS))
      yield { start: index, end: index + all.length, value: book.address(`${local}@${domain}`).replace('@', at) };
  };
}

const HOST =
  /(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.){1,10}([A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])(?![A-Za-z0-9_-])/g;
const ENDINGS =
  /^(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|pro|mobi|asia|jobs|tel|travel|arpa|local|localdomain|lan|internal|intra|corp|home|test|example|invalid|cloud|online|site|shop|store|app|dev|xyz|top|tokyo|osaka|kyoto|nagoya|yokohama|email|tech|work|blog|club|world|group|company|life|live|network|systems|agency|digital|media|studio|xn--[a-z0-9-]{2,59})$/i;
/** `554-mx.example.jp`: a reply of several lines, not a host of that name. */
const REPLY_CODE = /^[245]\d\d-(?=[A-Za-z])/;
/** Files and abbreviations that end as countries do. */
const NO_HOST = /^(?:e\.g|i\.e|a\.m|p\.m|(?:main|master|sendmail|submit|local)\.(?:cf|mc))$/i;

/** Three labels in lower case are a host whatever the last is; two need an ending that exists. */
const isHost = (name: string, ending: string): boolean =>
  !NO_HOST.test(name) && (ENDINGS.test(ending) || (/^[a-z]{2,24}$/.test(ending) && name.split('.').length > 2));

function hosts(book: Book): Finder {
  return function* (text) {
    for (const { 0: whole, 1: ending = '', index: at } of text.matchAll(HOST)) {
      const name = whole.replace(REPLY_CODE, '');
      const index = at + whole.length - name.length;
      if (isIP(name) || !isHost(name, ending)) continue;
      const value = book.host(name);
      yield { start: index, end: index + name.length, value: value === name.toLowerCase() ? name : value };
    }
  };
}

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;
const IPV6 =
  /(?<![0-9A-Za-z:.])(?:IPv6:)?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![0-9A-Za-z:])/gi;

function ips(book: Book): Finder {
  return function* (text) {
    for (const { 0: whole, 1: address = '', index } of text.matchAll(IPV6)) {
      const start = index + whole.length - address.length;
      if (isIP(address) === 6) yield { start, end: index + whole.length, value: book.ip(address) };
    }
    for (const { 0: address, index } of text.matchAll(IPV4))
      if (isIP(address) === 4) yield { start: index, end: index + address.length, value: book.ip(address) };
  };
}

/** Names of an organisation's directory in Exchange's reports. */
const LEGACY_DN = /\/o=[^<>"\r\n]{1,200}?\/cn=[^<>"\s;,]{1,120}/gi;

function* directoryNames(text: string): Iterable<Span> {
  for (const { 0: name, index } of text.matchAll(LEGACY_DN))
    yield { start: index, end: index + name.length, value: '/O=EXAMPLE/CN=RECIPIENTS/CN=USER' };
}

/** Replaces all that must not be shared. What was replaced is not looked at again. */
export type Replace = (text: string) => string;

export function createReplace(book: Book, literals: Literals): Replace {
  const finders: readonly Finder[] = [
    literals.first,
    addresses(book),
    hiddenAddresses(book),
    directoryNames,
    hosts(book),
    ips(book),
    literals.last,
  ];
  return (text) => (text.trim() === '' ? text : apply(text, chooseSpans(text, finders)));
}

/** Earlier finders come first; spans never overlap. */
function chooseSpans(text: string, finders: readonly Finder[]): Span[] {
  const taken = new Uint8Array(text.length);
  const chosen: Span[] = [];
  for (const find of finders) {
    for (const span of find(text)) {
      if (span.end <= span.start || taken.subarray(span.start, span.end).includes(1)) continue;
      taken.fill(1, span.start, span.end);
      chosen.push(span);
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function apply(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, value } of spans) {
    result += text.slice(at, start) + value;
    at = end;
  }
  return result + text.slice(at);
}
