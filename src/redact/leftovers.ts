import { isIP } from 'node:net';
import { findAddresses } from '../extract/address.ts';
import type { Book } from './book.ts';
import type { Pieces } from './pieces.ts';

/** Addresses and IP addresses of the mail that stand in its copy although something else stands for them. */
export function leftovers(before: Pieces, after: Pieces, book: Book): readonly string[] {
  const text = everything(after).toLowerCase();
  return [...secrets(before, book)].filter((secret) => stands(text, secret));
}

const everything = ({ fields, texts }: Pieces): string => [...fields.map(({ value }) => value), ...texts].join('\n');

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;

function secrets(pieces: Pieces, book: Book): Set<string> {
  const all = everything(pieces);
  const addresses = all
    .split('\n')
    .filter((line) => line.length < 20_000)
    .flatMap((line) => findAddresses(line).map(({ address }) => address.toLowerCase()))
    .filter((address) => book.address(address).toLowerCase() !== address);
  const ips = (all.match(IPV4) ?? []).filter((ip) => isIP(ip) === 4 && book.ip(ip) !== ip);
  return new Set([...addresses, ...ips]);
}

/** As a whole, not as the end of another or the beginning of one. */
function stands(text: string, secret: string): boolean {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    if (
      !/[\w.+-]/.test(text[at - 1] ?? ' ') &&
      !/^(?:[\w-]|\.\w)/.test(text.slice(at + secret.length, at + secret.length + 2))
    )
      return true;
  }
  return false;
}
