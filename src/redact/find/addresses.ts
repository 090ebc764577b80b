import { findAddresses } from '../../extract/ground/address.ts';
import { once } from '../../once.ts';
import type { Book } from '../known/book.ts';
import { stretchesOf } from '../known/stretches.ts';
import type { Find } from './span.ts';

const AT = /[@\uff20]/;

/** Addresses as the extraction finds them, wherever they stand. */
export const addresses = (book: Book): Find =>
  function* ({ text }) {
    for (const piece of stretchesOf(text)) {
      if (!AT.test(piece.text)) continue;
      for (const { address, start, end } of findAddresses(piece.text)) {
        const within = piece.text.slice(start, end).indexOf(address);
        const [from, to] = within < 0 ? [start + 1, end - 1] : [start + within, start + within + address.length];
        yield { start: piece.at + from, end: piece.at + to, value: () => book.address(address) };
      }
    }
  };

/** In links, where the extraction sees none, and those of a domain without a dot. */
const OTHER_ADDRESS = /(?<![A-Za-z0-9._%+=-])[A-Za-z0-9._%+=-]{1,256}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}/g;

const inAnyLetters = once(
  () =>
    /(?<![\p{L}\p{M}\p{N}._%+=-])[\p{L}\p{M}\p{N}._%+=-]{1,256}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,8}/gu,
);

export const otherAddresses = (book: Book): Find =>
  function* ({ text }) {
    for (const { 0: address, index } of text.matchAll(/[^\0-\x7f]/.test(text) ? inAnyLetters() : OTHER_ADDRESS)) {
      const start = index + (/^[=%.+-]*/.exec(address)?.[0].length ?? 0);
      const end = index + address.length;
      if (text[start] !== '@') yield { start, end, value: () => book.address(text.slice(start, end)) };
    }
  };
