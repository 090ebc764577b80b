import { statusOf } from '../../extract/standard/report.ts';
import type { Attempt, Outcome, Reader, Told } from '../ground/attempt.ts';
import { addressIn, field, hostIn, isLoopback, messageIdIn } from '../ground/values.ts';

/** Long and short queue ids (`enable_long_queue_ids`); NOQUEUE is none. */
const QUEUE_ID = /^([0-9A-Za-z]{2,20}): /;
const NOQUEUE = 'NOQUEUE';

/** Postfix: bounce(5), and the log that its own programs write. https://www.postfix.org/postconf.5.html#enable_long_queue_ids */
export const postfix: Reader = (words) => {
  const queueId = QUEUE_ID.exec(words)?.[1];
  if (queueId === undefined) return null;
  const rest = words.slice(queueId.length + 2);
  if (queueId === NOQUEUE) return rest.startsWith('reject: ') || rest.startsWith('milter-reject: ') ? REFUSED : null;
  return aboutMail(queueId, rest);
};

const REFUSED: Told = { type: 'refused' };

function aboutMail(queueId: string, rest: string): Told | null {
  if (rest.startsWith('to=')) return attempt(queueId, rest);
  if (rest.startsWith('from=')) return fromQueueManager(queueId, rest);
  if (rest.startsWith('message-id=')) return { type: 'mail', queueId, messageId: messageIdIn(rest.slice(11).trim()) };
  if (rest.startsWith('removed')) return { type: 'removed', queueId };
  return rest.startsWith('reject: ') || rest.startsWith('milter-reject: ') ? REFUSED : null;
}

/** `from=<..>, size=3272, nrcpt=1 (queue active)`, and in the end `from=<..>, status=expired, returned to sender`. */
function fromQueueManager(queueId: string, rest: string): Told {
  if (/, status=(?:force-)?expired\b/.test(rest)) return { type: 'expired', queueId };
  return { type: 'mail', queueId, sender: addressIn(field(rest, 'from')) };
}

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['sent', 'sent'],
  ['deferred', 'deferred'],
  ['bounced', 'bounced'],
  ['expired', 'expired'],
]);
/** The status is the last field; a log cuts long lines, and then the brackets around the words stay open. */
const STATUS = /, status=([a-z-]{3,20})(?: \(|$)/;

/** `to=<..>, orig_to=<..>, relay=.., delay=.., dsn=5.1.1, status=bounced (host .. said: 550 ..)`; probes (`deliverable`) are none. */
function attempt(queueId: string, rest: string): Attempt | null {
  const match = STATUS.exec(rest);
  const outcome = OUTCOMES.get(match?.[1] ?? '');
  if (match === null || outcome === undefined) return null;
  const fields = rest.slice(0, match.index);
  const relay = field(fields, 'relay');
  const words = rest.slice(match.index + match[0].length).replace(/\)\s*$/, '');
  return {
    type: 'attempt',
    queueId,
    outcome: outcome === 'sent' && isHandedOn(relay, words) ? 'relayed' : outcome,
    finding: {
      recipient: addressIn(field(fields, 'to')),
      originalRecipient: addressIn(field(fields, 'orig_to')),
      remoteMta: hostIn(relay),
      status: statusOf(field(fields, 'dsn') ?? ''),
      words: words.trim() || null,
    },
  };
}

/** To a filter on the same machine, or to the mail that an alias made of it: both have lines of their own. */
const isHandedOn = (relay: string | null, words: string): boolean =>
  words.startsWith('forwarded as ') || (isLoopback(relay) && /\bqueued as\b/.test(words));
