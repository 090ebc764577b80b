import { statusOf } from '../../extract/standard/report.ts';
import type { Attempt, Outcome, Reader, Told } from '../ground/attempt.ts';
import { addressIn, field, hostIn, isLoopback, messageIdIn } from '../ground/values.ts';

const QUEUE_ID = /^([0-9A-Za-z]{3,20}): /;
/** Written by the one that goes back: `xAK..: xAK..: return to sender: Cannot send message for 5 days`. */
const EXPIRED = /^[0-9A-Za-z]{3,20}: (?:return to sender|DSN): Cannot send (?:message )?(?:for|within) /i;
const REJECT = /\breject=[45]\d\d\b/;

/** Sendmail 8: "Sendmail Installation and Operation Guide", chapter 2.1 (the system log). https://www.sendmail.org/~ca/email/doc8.12/op-sh-2.html */
export const sendmail: Reader = (words) => {
  const queueId = QUEUE_ID.exec(words)?.[1];
  const rest = queueId === undefined ? words : words.slice(queueId.length + 2);
  if (REJECT.test(rest)) return { type: 'refused' };
  if (queueId === undefined) return null;
  if (rest.startsWith('from=')) return mail(queueId, rest);
  if (rest.startsWith('to=')) return attempts(queueId, rest);
  return EXPIRED.test(rest) ? { type: 'expired', queueId } : null;
};

/** `from=<..>, size=2343, class=0, nrcpts=1, msgid=<..>, proto=ESMTP, daemon=MTA, relay=..` */
const mail = (queueId: string, rest: string): Told => ({
  type: 'mail',
  queueId,
  sender: addressIn(field(rest, 'from')),
  messageId: messageIdIn(field(rest, 'msgid')),
  // Nothing says that a mail has left the queue, but how many answers there will be.
  recipients: Number(field(rest, 'nrcpts') ?? 0),
});

/** `to=<a>,<b>, ctladdr=.., delay=.., mailer=esmtp, relay=mx. [192.0.2.1], dsn=5.1.1, stat=User unknown` */
const TO = /^to=((?:[^,\s]{1,320},)*[^,\s]{1,320})(?:, |$)/;
/** sendmail lists as many as fit into a line. */
const MOST = 100;
const STAT = ', stat=';

/** The last field of a line, and the only one that may hold a comma. */
function statIn(rest: string): string | null {
  const at = rest.indexOf(STAT);
  return at < 0 || at + STAT.length === rest.length ? null : rest.slice(at + STAT.length);
}

function attempts(queueId: string, rest: string): readonly Attempt[] | null {
  const stat = statIn(rest);
  const to = TO.exec(rest)?.[1];
  const outcome = outcomeOf(stat ?? '', rest);
  if (stat === null || to === undefined || outcome === null) return null;
  const shared = {
    originalRecipient: null,
    remoteMta: hostIn(/\brelay=([^\s,]{1,255})/.exec(rest)?.[1] ?? null),
    status: statusOf(field(rest, 'dsn') ?? ''),
    words: stat.trim(),
  };
  return to
    .split(',', MOST)
    .map((one) => ({ type: 'attempt', queueId, outcome, finding: { recipient: addressIn(one), ...shared } }) as const);
}

/** `queued` is no word on a delivery yet. */
function outcomeOf(stat: string, rest: string): Outcome | null {
  if (stat === '' || /^queued\b/i.test(stat)) return null;
  if (/^Deferred\b/i.test(stat)) return 'deferred';
  if (!/^Sent\b/i.test(stat)) return 'bounced';
  // The submission program hands everything to the server on the same machine.
  return isLoopback(/\brelay=(\S{1,255} ?\S{0,60})/.exec(rest)?.[1] ?? null) ? 'relayed' : 'sent';
}
