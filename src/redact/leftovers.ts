import { isIP } from 'node:net';
import { findAddresses } from '../extract/address.ts';
import type { Book } from './book.ts';
import type { Pieces } from './pieces.ts';

/** Addresses and IP addresses of the mail that stand in its copy although something else stands for them. */
export function leftovers(before: Pieces, after: Pieces, book: Book): readonly string[] {
  const left = valuesIn(after);
  return [...valuesIn(before)].filter((value) => left.has(value) && isReplaced(value, book));
}

function isReplaced(value: string, book: Book): boolean {
  return (value.includes('@') ? book.address(value).toLowerCase() : book.ip(value)) !== value;
}

const ADDRESS = /[\w.+-]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g;
const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;

function valuesIn({ fields, texts }: Pieces): Set<string> {
  const all = [...fields.map(({ value }) => value), ...texts].join('\n');
  const addresses = all
    .split('\n')
    .filter((line) => line.length < 20_000)
    .flatMap((line) => findAddresses(line).map(({ address }) => address));
  const written = (all.match(ADDRESS) ?? []).map((address) => address.replace('%40', '@'));
  const ips = (all.match(IPV4) ?? []).filter((ip) => isIP(ip) === 4);
  return new Set([...addresses, ...written, ...ips].map((value) => value.toLowerCase()));
}
