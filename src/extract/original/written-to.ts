import { splitAddress } from '../../mail-address.ts';
import type { Headers } from '../../model.ts';
import { once } from '../../once.ts';
import { findAddresses, isDaemon, namesAddress } from '../ground/address.ts';
import type { Surroundings } from '../naming/mentions.ts';
import { deliveredTo, headerRecipients, receivedFor } from './original.ts';

/** `taro@mail.example.jp` for `taro@example.jp`: a server's own name for the same box is no forward. */
function isSameBox(one: string, other: string): boolean {
  const [mine, others] = [splitAddress(one.toLowerCase()), splitAddress(other.toLowerCase())];
  if (mine === null || others === null || mine.local !== others.local) return false;
  const [domain, otherDomain] = [mine.domain, others.domain];
  return (
    domain === otherDomain ||
    domain.endsWith(`.${otherDomain}`) ||
    otherDomain.endsWith(`.${domain}`) ||
    !domain.includes('.')
  );
}

/** `example.jp-taro@example.jp`: qmail's name for the box of a virtual domain. */
function isVirtual(address: string): boolean {
  const parts = splitAddress(address.toLowerCase());
  return parts?.local.startsWith(`${parts.domain}-`) ?? false;
}

/** Who forwarded it: `X-Forwarded-For: taro@example.jp taro@example.net`, and whoever sent it again (RFC 5322 section 3.6.6). */
function forwarders(headers: Headers): string[] {
  return ['x-forwarded-for', 'resent-from'].flatMap((name) =>
    findAddresses(headers.get(name).slice(0, 2000))
      .slice(0, 1)
      .map(({ address }) => address),
  );
}

/**
 * Finds the address that the sender wrote to where the failed one is not it: the oldest of those that servers on the way
 * took the mail for. Null where the sender wrote to the failed one himself.
 */
export function traceOf(headers: Headers, around: Surroundings): (failed: string) => string | null {
  const named = once(() => headerRecipients(headers));
  const to = once(() => headers.get('to').toLowerCase());
  const traced = once(() => {
    const all = [...receivedFor(headers), ...deliveredTo(headers), ...forwarders(headers)];
    return all.filter(
      (address) => !isDaemon(address) && !isVirtual(address) && !around.senders.has(address.toLowerCase()),
    );
  });
  return (failed) => {
    // Nearly all mail was written to the one that it failed to reach.
    if (namesAddress(to(), failed.toLowerCase()) || traced().length === 0) return null;
    if (named().some((address) => isSameBox(address, failed))) return null;
    return traced().find((address) => !isSameBox(address, failed)) ?? null;
  };
}
