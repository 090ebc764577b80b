import type { Replace } from '../find/find.ts';
import type { Book } from '../known/book.ts';
import { isDate } from './closed.ts';

/** What servers write into a trace beside names and numbers (RFC 5321 section 4.4). */
const SAID: ReadonlySet<string> = new Set(
  (
    'from by with for id via tcp smtp smtps smtpsa esmtp esmtps esmtpsa esmtpa lmtp lmtps utf8smtp utf8smtps utf8smtpsa ' +
    'http https mapi local network unknown dns rfc822 x-unix helo ehlo envelope-from authenticated user sender using ' +
    'version cipher bits verify verified no not ok fail none client server certificate requested did present ident may be ' +
    'forged postfix exim sendmail qmail qmqp microsoft exchange google smtpd smtpsvc frontend hub transport mailbox port ' +
    'softfail pass invoked uid bounce key-exchange server-signature server-digest gcm rsa x25519 prime256v1 localhost'
  ).split(' '),
);
const CIPHER = /^(?:tls|ecdhe?|dhe|aes|sha)[\w.-]{0,40}$/i;
/** Versions, sizes of keys, offsets. */
const NUMBER = /^[+-]?\d{1,4}(?:[.:/]\d{1,5}){0,8}$/;

/** A Received field: the servers' grammar stays, every other word is a name or a number. */
export function editTrace(value: string, replace: Replace, book: Book): string {
  return replace.words(value, (word) => {
    const bare = word.replace(/^[^A-Za-z0-9+-]+/, '').replace(/(?<![^A-Za-z0-9])[^A-Za-z0-9]+$/, '');
    if (!/[A-Za-z0-9]/.test(bare) || isSaid(bare)) return word;
    return word.replace(bare, () =>
      /\d.*\d/.test(bare) && !bare.includes('.') ? book.queueId(bare) : book.host(bare),
    );
  });
}

const isSaid = (word: string): boolean =>
  SAID.has(word.toLowerCase()) || CIPHER.test(word) || NUMBER.test(word) || (!/\d/.test(word) && isDate(word));
