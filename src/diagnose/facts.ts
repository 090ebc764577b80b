import { isIP } from 'node:net';
import type { Failure, Notice } from '../model.ts';
import type { Facts } from '../rules/match.ts';
import { TEXT_CAP } from '../rules/normalize.ts';
import type { ProviderIndex } from './provider.ts';

/** What is the same for all recipients of a notice, and there may be thousands. */
export type NoticeFacts = Pick<Facts, 'prose' | 'day'>;

/** Twice what phrases are looked for in. */
const PROSE_CAP = 2 * TEXT_CAP;

export const noticeFacts = ({ subject, prose, date }: Notice): NoticeFacts => ({
  prose: `${subject.slice(0, PROSE_CAP)}\n\n${prose.slice(0, PROSE_CAP)}`.trim(),
  day: date === null ? null : dayInJapan(date),
});

export function gatherFacts(failure: Failure, { prose, day }: NoticeFacts, providers: ProviderIndex): Facts {
  const { recipient, originalRecipient, remoteMta } = failure;
  return {
    said: failure.diagnosticCode ?? '',
    prose,
    provider: isNamed(remoteMta) ? providers.byHost(remoteMta) : providers.byDomain(domainOf(recipient)),
    replyCode: failure.replyCode,
    status: failure.status,
    command: failure.command,
    addressed: recipient !== null,
    forwarded: originalRecipient !== null && originalRecipient !== recipient,
    day,
  };
}

/** qmail knows the other server by its IP address alone, which names nobody. */
const isNamed = (host: string | null): boolean => host !== null && !(mayBeIp(host) && isIP(host) > 0);
/** Nearly every name ends in a letter, and to ask `isIP` costs two large regular expressions. */
const mayBeIp = (host: string): boolean => host.includes(':') || (host.at(-1) ?? '') <= '9';

const domainOf = (address: string | null): string | null => address?.slice(address.lastIndexOf('@') + 1) ?? null;

const JST = 9 * 60 * 60 * 1000;

function dayInJapan(date: string): string | null {
  // Most mail here was written in Japan, where the day is the one that is written.
  if (date.endsWith('+09:00')) return date.slice(0, 10);
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time + JST).toISOString().slice(0, 10);
}
