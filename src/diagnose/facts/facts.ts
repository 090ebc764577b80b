import { isIP } from 'node:net';
import { domainOf } from '../../mail-address.ts';
import type { Failure, Notice } from '../../model.ts';
import type { Facts } from '../../rules/match/facts.ts';
import { TEXT_CAP } from '../../rules/phrase/normalize.ts';
import type { ProviderIndex } from './provider.ts';

/** What is the same for all recipients of a notice, and there may be thousands. */
export interface NoticeFacts extends Pick<Facts, 'day'> {
  readonly subject: string;
}

/** Twice what phrases are looked for in. */
const PROSE_CAP = 2 * TEXT_CAP;

export const noticeFacts = ({ subject, original, date }: Notice): NoticeFacts => ({
  subject: ownSubject(subject.slice(0, PROSE_CAP), original.subject),
  day: date === null ? null : dayInJapan(date),
});

export function gatherFacts(failure: Failure, { subject, day }: NoticeFacts, providers: ProviderIndex): Facts {
  const { recipient, originalRecipient, remoteMta } = failure;
  return {
    said: failure.meaning ?? failure.diagnosticCode ?? '',
    prose: `${subject}\n\n${failure.prose.slice(0, PROSE_CAP)}`.trim(),
    provider: isNamed(remoteMta) ? providers.byHost(remoteMta) : providers.byDomain(domainOf(recipient)),
    replyCode: failure.replyCode,
    status: failure.status,
    command: failure.command,
    addressed: recipient !== null,
    forwarded: originalRecipient !== null && originalRecipient !== recipient,
    day,
  };
}

/** `Undeliverable: <subject of the original>`: what its sender wrote is no reason. */
function ownSubject(subject: string, quoted: string | null): string {
  const words = quoted?.trim() ?? '';
  return words === '' ? subject : subject.replace(words, '').trim();
}

/** qmail knows the other server by its IP address alone, which names nobody. */
const isNamed = (host: string | null): boolean => host !== null && !(mayBeIp(host) && isIP(host) > 0);
/** Nearly every name ends in a letter, and to ask `isIP` costs two large regular expressions. */
const mayBeIp = (host: string): boolean => host.includes(':') || (host.at(-1) ?? '') <= '9';

const JST = 9 * 60 * 60 * 1000;

function dayInJapan(date: string): string | null {
  // Most mail here was written in Japan, where the day is the one that is written.
  if (date.endsWith('+09:00')) return date.slice(0, 10);
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time + JST).toISOString().slice(0, 10);
}
