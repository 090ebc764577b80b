import { isIP } from 'node:net';
import type { Book } from '../known/book.ts';
import type { Find } from './span.ts';

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;
/** `203-0-113-77`, as providers name the hosts of their customers. */
const HYPHENED = /(?<![\d-])\d{1,3}(?:-\d{1,3}){3}(?![\d-])/g;
const IPV6 =
  /(?<![0-9A-Za-z:.])(?:IPv6:)?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![0-9A-Za-z:])/gi;

/** Leading zeros, which some servers write, are none of a number. */
const withoutZeros = (address: string): string => address.replace(/\b0+(?=\d)/g, '');

/** Four numbers with this sign between them. */
function* dotted(text: string, pattern: RegExp, sign: string, book: Book): ReturnType<Find> {
  for (const { 0: written, index } of text.matchAll(pattern)) {
    const address = withoutZeros(written.replaceAll(sign, '.'));
    if (isIP(address) !== 4) continue;
    yield { start: index, end: index + written.length, value: () => book.ip(address).replaceAll('.', sign) };
  }
}

export const ips = (book: Book): Find =>
  function* ({ text }) {
    for (const { 0: whole, 1: address = '', index } of text.matchAll(IPV6)) {
      const start = index + whole.length - address.length;
      if (isIP(address) === 6) yield { start, end: index + whole.length, value: () => book.ip(address) };
    }
    yield* dotted(text, IPV4, '.', book);
    yield* dotted(text, HYPHENED, '-', book);
  };
