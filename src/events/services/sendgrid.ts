import * as z from 'zod/mini';
import { numeric, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, status, when, words } from '../shape/values.ts';

const shape = z.looseObject({
  email: z.string(),
  event: z.enum([
    ...(['processed', 'delivered', 'deferred', 'bounce', 'blocked', 'dropped', 'spamreport', 'open', 'click'] as const),
    ...(['unsubscribe', 'group_unsubscribe', 'group_resubscribe'] as const),
  ]),
  ...{ timestamp: numeric, reason: text, response: text, status: text, sg_message_id: text, 'smtp-id': text },
});

const KINDS = {
  delivered: 'success',
  deferred: 'delay',
  bounce: 'bounce',
  blocked: 'bounce',
  dropped: 'bounce',
  spamreport: 'feedback',
} as const satisfies Partial<Record<z.infer<typeof shape>['event'], ServiceEvent['kind']>>;

/** Twilio SendGrid's Event Webhook. https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event (read on 2026-11-30) */
export const sendgrid = service('SendGrid', shape, (event) => {
  const kind = KINDS[event.event as keyof typeof KINDS];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(event.email),
      words: words(event.reason ?? event.response),
      status: status(event.status),
      dropped: event.event === 'dropped',
      date: when(event.timestamp),
      messageId: event['smtp-id'] ?? null,
      queueId: event.sg_message_id ?? null,
    },
  ];
});
