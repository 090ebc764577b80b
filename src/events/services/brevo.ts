import * as z from 'zod/mini';
import { numeric, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, when, words } from '../shape/values.ts';

const OWN = [
  ...['hard_bounce', 'soft_bounce', 'invalid_email', 'spam', 'complaint', 'request', 'unique_opened', 'opened'],
  ...['proxy_open', 'unique_proxy_open', 'unsubscribed', 'error', 'hardBounce', 'softBounce', 'uniqueOpened'],
] as const;
/** Names that other services use as well. */
const SHARED = ['delivered', 'deferred', 'click', 'blocked'] as const;
const shape = z
  .looseObject({
    event: z.enum([...OWN, ...SHARED] as [string, ...string[]]),
    email: z.string(),
    'message-id': text,
    ...{
      reason: text,
      subject: text,
      sender_email: text,
      ts_event: numeric,
      ts_epoch: numeric,
      date: text,
      id: numeric,
    },
  })
  .check(z.refine((event) => event['message-id'] || (OWN as readonly string[]).includes(event.event)));

const KINDS: Readonly<Record<string, ServiceEvent['kind']>> = {
  delivered: 'success',
  deferred: 'delay',
  hard_bounce: 'bounce',
  hardBounce: 'bounce',
  soft_bounce: 'bounce',
  softBounce: 'bounce',
  invalid_email: 'bounce',
  blocked: 'bounce',
  error: 'bounce',
  spam: 'feedback',
  complaint: 'feedback',
};

/** Brevo's transactional webhooks. https://developers.brevo.com/docs/transactional-webhooks (read on 2026-11-30) */
export const brevo = service('Brevo', shape, (event) => {
  const kind = KINDS[event.event];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(event.email),
      words: words(event.reason),
      dropped: event.event === 'blocked',
      date: when(event.ts_event ?? event.ts_epoch) ?? when(event.date),
      sender: address(event.sender_email),
      subject: event.subject ?? null,
      messageId: event['message-id'] ?? null,
    },
  ];
});
