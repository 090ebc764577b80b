import { isDaemon } from '../extract/address.ts';
import { decodeReturnPath } from '../extract/verp.ts';
import type { KeptNames } from './kept-names.ts';
import { createNetworkNames, type IsTaken, type NetworkNames, remember } from './names.ts';

/** Which example stands for what: the same for the same, all through the mail. */
export interface Book extends NetworkNames {
  address(address: string): string;
  messageId(id: string): string;
  queueId(id: string): string;
  subject(subject: string): string;
  person(name: string): string;
}

/** Mailboxes that every mail system has; rules and extraction know them. */
const ROLE = /^(?:mailer-?daemon|postmaster|abuse|no-?reply|nobody|root|hostmaster|daemon)@/i;

export const isRole = (address: string): boolean => ROLE.test(address) || isDaemon(address);

const isAscii = (text: string): boolean => /^[\x20-\x7e\s]*$/.test(text);
const key = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

export function createBook(kept: KeptNames, isTaken: IsTaken): Book {
  const network = createNetworkNames(kept, isTaken);
  const known = { addresses: map(), messageIds: map(), queueIds: map(), subjects: map(), names: map() };
  const counters = { user: 0, messageId: 0, queueId: 0, subject: 0, name: 0 };

  const next = (counter: keyof typeof counters, make: (n: number) => string): string => {
    for (;;) {
      const value = make(++counters[counter]);
      if (!isTaken(value)) return value;
    }
  };
  const plainAddress = (local: string, domain: string): string => {
    if (isRole(`${local}@${domain}`))
      return `${local}@${domain.startsWith('[') ? network.domain(domain) : network.host(domain)}`;
    const mapped = network.domain(domain);
    return next('user', (n) => `${shapedLike(local, `user${n}`)}@${mapped}`);
  };
  const address = (whole: string): string => {
    const at = whole.search(/[@\uff20](?!.*[@\uff20])/s);
    if (at <= 0) return whole;
    const [local, domain] = [whole.slice(0, at), whole.slice(at + 1)];
    return remember(
      known.addresses,
      `${local}@${domain}`.toLowerCase(),
      () => rewritten(`${local}@${domain}`, domain) ?? plainAddress(local, domain),
    );
  };
  /** VERP, BATV and SRS: the address within is replaced, the shape stays. */
  const rewritten = (whole: string, domain: string): string | null => {
    const decoded = decodeReturnPath(whole);
    if (decoded === null) return null;
    const inner = address(decoded.address);
    const [user, host] = [inner.slice(0, inner.lastIndexOf('@')), inner.slice(inner.lastIndexOf('@') + 1)];
    if (decoded.kind === 'batv') return `prvs=0000000000=${inner}`;
    if (decoded.kind === 'srs') return `SRS0=AAAA=AA=${host}=${user}@${network.domain(domain)}`;
    return `bounces+${user}=${host}@${network.domain(domain)}`;
  };
  return {
    ...network,
    address,
    messageId: (id) => remember(known.messageIds, key(id), () => next('messageId', (n) => `id${n}@example.net`)),
    queueId: (id) => remember(known.queueIds, id, () => next('queueId', (n) => numberedLike(id, n))),
    subject: (subject) =>
      remember(known.subjects, key(subject), () =>
        next('subject', (n) => `${isAscii(subject) ? 'Subject ' : '件名'}${n}`),
      ),
    person: (name) =>
      remember(known.names, key(name), () => next('name', (n) => `${isAscii(name) ? 'Name' : '名前'}${n}`)),
  };
}

const map = (): Map<string, string> => new Map();

/** Dots where RFC 5321 allows none are what some refusals are about. */
function shapedLike(local: string, user: string): string {
  const bare = local.replace(/^"|"$/g, '');
  const dotted = `${bare.startsWith('.') ? '.' : ''}${bare.includes('..') ? user.replace('user', 'user..') : user}${bare.endsWith('.') ? '.' : ''}`;
  return local.startsWith('"') ? `"${dotted}"` : dotted;
}

/** Of the same length and with the same marks, so that whoever reads logs still knows it. */
function numberedLike(id: string, n: number): string {
  const places = id.replace(/[^A-Za-z0-9]/g, '').length;
  const digits = String(n).padStart(places, '0');
  let at = 0;
  return id.replace(/[A-Za-z0-9]/g, () => digits[at++] ?? '0');
}
