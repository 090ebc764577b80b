import { isDaemon, isListServer, listBehind } from '../../extract/ground/address.ts';
import { decodeReturnPath } from '../../extract/ground/verp.ts';
import { domainOf, splitAddress } from '../../mail-address.ts';
import type { KeptNames } from './kept-names.ts';
import { createNetworkNames, type IsTaken, type NetworkNames, remember } from './names.ts';

/** Which example stands for what: the same for the same, all through the mail. */
export interface Book extends NetworkNames {
  /** Of one without a domain, the mailbox. */
  address(address: string): string;
  messageId(id: string): string;
  queueId(id: string): string;
  subject(subject: string): string;
  person(name: string): string;
  /** All that were asked for, and what stands for them. */
  readonly known: Readonly<Record<'addresses' | 'messageIds' | 'queueIds' | 'subjects' | 'names', Known>>;
}

export type Known = ReadonlyMap<string, string>;

/** Mailboxes that every mail system has; rules and extraction know them. */
const ROLE = /^(?:mailer-?daemon|postmaster|abuse|no-?reply|nobody|root|hostmaster|daemon)@/i;

export const isRole = (address: string): boolean => ROLE.test(address) || isDaemon(address) || isListServer(address);

const isAscii = (text: string): boolean => /^[\x20-\x7e\s]*$/.test(text);
const key = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

export function createBook(kept: KeptNames, isTaken: IsTaken): Book {
  const network = createNetworkNames(kept, isTaken);
  const known = { addresses: map(), messageIds: map(), queueIds: map(), subjects: map(), names: map() };
  const mailboxes = map();
  const examples = new Set<string>();
  const counters = { user: 0, messageId: 0, queueId: 0, subject: 0, name: 0 };

  const made = (value: string): string => {
    examples.add(value.toLowerCase());
    return value;
  };
  const next = (counter: keyof typeof counters, make: (n: number) => string): string => {
    for (;;) {
      const value = make(++counters[counter]);
      if (isTaken(value)) continue;
      return made(value);
    }
  };
  const plainAddress = (local: string, domain: string): string => {
    const mapped = network.domain(domain);
    const user = next('user', (n) => shapedLike(local, `user${n}`));
    if (!mailboxes.has(local)) mailboxes.set(local, user);
    return made(`${user}@${mapped}`);
  };
  const mailbox = (local: string): string =>
    isRole(`${local}@`) ? local : remember(mailboxes, local, () => next('user', (n) => `user${n}`));
  const roleDomain = (domain: string): string =>
    domain.startsWith('@[') ? `@${network.domain(domain.slice(1))}` : `@${network.host(domain.slice(1))}`;
  const address = (written: string): string => {
    const whole = written.normalize('NFKC').toLowerCase();
    const at = whole.lastIndexOf('@');
    if (isRole(whole)) return written.slice(0, at) + roleDomain(whole.slice(at));
    if (at === 0 || whole === '' || examples.has(whole)) return written;
    if (at < 0) return mailbox(whole);
    return remember(
      known.addresses,
      whole,
      () => rewritten(whole) ?? besideList(whole) ?? plainAddress(whole.slice(0, at), whole.slice(at + 1)),
    );
  };
  /** VERP, BATV and SRS: the address within is replaced, the shape stays. */
  const rewritten = (whole: string): string | null => {
    const decoded = decodeReturnPath(whole);
    if (decoded === null) return null;
    const domain = network.domain(domainOf(whole) ?? '');
    const inner = address(decoded.address);
    const { local: user, domain: host } = splitAddress(inner) ?? { local: inner, domain: '' };
    if (decoded.kind === 'batv') return made(`prvs=0000000000=${inner}`);
    if (decoded.kind === 'srs') return made(`SRS0=AAAA=AA=${host}=${user}@${domain}`);
    return made(`bounces+${user}=${host}@${domain}`);
  };
  /** Those who run a list: the list is replaced, what tells them from it stays. */
  const besideList = (whole: string): string | null => {
    const behind = listBehind(whole);
    if (behind === null) return null;
    const { local, domain } = splitAddress(address(behind.list + whole.slice(whole.indexOf('@')))) ?? {};
    return local === undefined ? null : made(`${behind.before}${local}${behind.after}@${domain}`);
  };
  const standIn = (of: keyof typeof known, written: string, make: () => string): string =>
    examples.has(key(written)) ? written : remember(known[of], key(written), make);
  return {
    ...network,
    known,
    address,
    messageId: (id) => standIn('messageIds', id, () => next('messageId', (n) => `id${n}@example.net`)),
    queueId: (id) => standIn('queueIds', id, () => next('queueId', (n) => numberedLike(id, n))),
    subject: (subject) =>
      standIn('subjects', subject, () => next('subject', (n) => `${isAscii(subject) ? 'Subject ' : '件名'}${n}`)),
    person: (name) => standIn('names', name, () => next('name', (n) => `${isAscii(name) ? 'Name' : '名前'}${n}`)),
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
