import * as z from 'zod/mini';
import { numeric, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, messageId, when, words } from '../shape/values.ts';

const OWN = [
  ...['hard_bounce', 'soft_bounce', 'invalid_email', 'spam', 'complaint', 'request', 'unique_opened', 'opened'],
  ...['proxy_open', 'unique_proxy_open', 'unsubscribed', 'unsubscribe', 'error', 'hardBounce', 'softBounce'],
  ...['uniqueOpened', 'bounces', 'hardBounces', 'softBounces', 'requests', 'loadedByProxy'],
] as const;
/** Names that other services use as well. */
const SHARED = ['delivered', 'deferred', 'click', 'clicks', 'blocked', 'invalid'] as const;
const shape = z
  .looseObject({
    event: z.enum([...OWN, ...SHARED] as [string, ...string[]]),
    email: z.string(),
    ...{ 'message-id': text, messageId: text, camp_id: numeric },
    ...{ reason: text, subject: text, sender_email: text, from: text },
    ...{ ts_event: numeric, ts: numeric, ts_epoch: numeric, ts_sent: numeric, date: text },
  })
  .check(
    z.refine(
      (event) =>
        event['message-id'] || event.messageId || event.camp_id || (OWN as readonly string[]).includes(event.event),
    ),
  );
type Event = z.infer<typeof shape>;

const KINDS: Readonly<Record<string, ServiceEvent['kind']>> = {
  delivered: 'success',
  deferred: 'delay',
  hard_bounce: 'bounce',
  hardBounce: 'bounce',
  hardBounces: 'bounce',
  soft_bounce: 'bounce',
  softBounce: 'bounce',
  softBounces: 'bounce',
  bounces: 'bounce',
  invalid_email: 'bounce',
  invalid: 'bounce',
  blocked: 'bounce',
  error: 'bounce',
  spam: 'feedback',
  complaint: 'feedback',
};

const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;

/** Seconds, and else the milliseconds: the date of a webhook has no zone, and is that of Paris or of the account. */
const dateOf = ({ ts_event, ts, ts_epoch, date }: Event): string | null =>
  when(ts_event) ?? when(ts) ?? when(ts_epoch) ?? when(HAS_ZONE.test(date ?? '') ? date : null);

/**
 * Brevo's webhooks for single mails and for campaigns, and what its API lists of them. Read on 2026-11-30:
 * https://developers.brevo.com/docs/transactional-webhooks
 * https://developers.brevo.com/docs/marketing-webhooks
 * https://developers.brevo.com/reference/get-email-event-report
 */
export const brevo = service('Brevo', shape, (event) => {
  const kind = KINDS[event.event];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(event.email),
      words: words(event.reason),
      dropped: event.event === 'blocked',
      date: dateOf(event),
      sentDate: when(event.ts_sent),
      sender: address(event.sender_email ?? event.from),
      subject: event.subject ?? null,
      messageId: messageId(event['message-id'] ?? event.messageId),
    },
  ];
});
