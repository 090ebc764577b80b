import type { Outcome, Reader } from '../ground/attempt.ts';
import { addressIn } from '../ground/values.ts';

const DELIVERY = /\b(?:mta|mda) (?:event=)?delivery evpid=([0-9a-f]{16}) (.*)$/s;
const EXPIRED = /\b(?:event=)?(?:delivery )?evpid=([0-9a-f]{16}) .{0,2000}\bresult="?Expired?"?/s;
const REFUSED = /\bsmtp (?:event=)?failed-command .{0,2000}result="?[45]\d\d/s;
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['ok', 'sent'],
  ['tempfail', 'deferred'],
  ['permfail', 'bounced'],
  ['loop', 'bounced'],
  ['expire', 'expired'],
  ['expired', 'expired'],
]);

/** OpenSMTPD 5.9 and later, as mta_session.c and mda.c write it. https://www.opensmtpd.org/manual.html */
export const opensmtpd: Reader = (words) => {
  const match = DELIVERY.exec(words);
  if (match === null) return other(words);
  const [, queueId, rest] = match as unknown as [string, string, string];
  const outcome = OUTCOMES.get((value(rest, 'result') ?? '').toLowerCase());
  if (outcome === undefined) return null;
  const [to, rcpt] = [addressIn(value(rest, 'to')), addressIn(value(rest, 'rcpt'))];
  return {
    type: 'attempt',
    queueId,
    outcome,
    sender: addressIn(value(rest, 'from')),
    finding: {
      recipient: to,
      originalRecipient: rcpt === to ? null : rcpt,
      remoteMta: /\(([^\s()]{1,255}\.[^\s()]{1,255})\)/.exec(value(rest, 'relay') ?? '')?.[1] ?? null,
      status: null,
      words: value(rest, 'stat'),
    },
  };
};

function other(words: string): ReturnType<Reader> {
  if (REFUSED.test(words)) return { type: 'refused' };
  const expired = EXPIRED.exec(words)?.[1];
  return expired === undefined ? null : { type: 'expired', queueId: expired };
}

/** `name=<..>`, `name="..."` or bare; a bare `stat=` is the last and goes to the end of the line. */
function value(rest: string, name: string): string | null {
  const at = ` ${rest}`.indexOf(` ${name}=`);
  if (at < 0) return null;
  const from = at + name.length + 1;
  const [open, text] = [rest[from], rest.slice(from + 1)];
  if (open === '<') return text.slice(0, Math.max(0, text.indexOf('>')));
  if (open === '"') return text.slice(0, name === 'stat' ? text.lastIndexOf('"') : text.indexOf('"'));
  return name === 'stat' ? rest.slice(from) : (rest.slice(from).split(' ', 1)[0] ?? null);
}
