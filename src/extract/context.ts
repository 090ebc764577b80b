import type { Headers, Mail } from '../model.ts';
import { cleanAddress, findAddresses } from './address.ts';
import { originalHeaders, originalRecipients, splitOriginal } from './original.ts';
import type { Surroundings } from './prose.ts';

/** A mail prepared for reading: its words parted from the mail it returns. */
export interface Context {
  readonly mail: Mail;
  readonly prose: string;
  readonly subject: string;
  /** Who wrote the notice, and to whom. */
  readonly author: string | null;
  readonly to: string | null;
  readonly original: Headers | null;
  readonly around: Surroundings;
}

function addressesIn(values: readonly string[]): Set<string> {
  return new Set(values.flatMap((value) => findAddresses(value.slice(0, 20_000)).map(({ address }) => address.toLowerCase())));
}

function lower(addresses: readonly string[]): Set<string> {
  return new Set(addresses.map((address) => address.toLowerCase()));
}

export function makeContext(mail: Mail): Context {
  const { prose, headers } = splitOriginal(mail.text);
  const original = originalHeaders(mail, headers);
  const never = addressesIn([mail.headers.get('from'), mail.headers.get('reply-to'), mail.headers.get('sender')]);
  const senders = ['from', 'return-path', 'sender', 'reply-to'].flatMap((name) => original?.all(name) ?? []);
  const to = ['to', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => mail.headers.all(name));
  return {
    mail,
    prose,
    subject: mail.headers.get('subject'),
    author: cleanAddress(mail.headers.get('from')),
    to: cleanAddress(mail.headers.get('to')) ?? cleanAddress(mail.headers.get('delivered-to')),
    original,
    around: {
      never,
      unlikely: new Set([...addressesIn(senders), ...addressesIn(to)]),
      wanted: lower(originalRecipients(original)),
    },
  };
}
