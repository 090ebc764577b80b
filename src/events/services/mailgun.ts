import * as z from 'zod/mini';
import { numeric, perhaps, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, messageId, reply, status, when, words } from '../shape/values.ts';

const shape = z.looseObject({
  event: z.enum([
    ...(['accepted', 'rejected', 'delivered', 'failed', 'opened', 'clicked', 'unsubscribed', 'complained'] as const),
    'stored',
  ]),
  recipient: z.string(),
  ...{ timestamp: numeric, severity: text, reason: text, id: text },
  'delivery-status': perhaps(
    z.looseObject({ code: numeric, message: text, description: text, 'enhanced-code': text, 'mx-host': text }),
  ),
  envelope: perhaps(z.looseObject({ sender: text })),
  reject: perhaps(z.looseObject({ reason: text, description: text })),
  message: perhaps(
    z.looseObject({ headers: perhaps(z.looseObject({ from: text, subject: text, 'message-id': text })) }),
  ),
});
type Event = z.infer<typeof shape>;

/** `failed` is for good or, where Mailgun tries again, for now. */
function kindOf({ event, severity }: Event): ServiceEvent['kind'] | null {
  if (event === 'delivered') return 'success';
  if (event === 'complained') return 'feedback';
  if (event === 'failed') return severity === 'temporary' ? 'delay' : 'bounce';
  return event === 'rejected' ? 'bounce' : null;
}

/**
 * Mailgun's webhooks (`event-data`) and its Events API. Read on 2026-11-30:
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads
 * https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-types
 */
export const mailgun = service('Mailgun', shape, (event) => {
  const kind = kindOf(event);
  if (kind === null) return [];
  const [told, headers] = [event['delivery-status'], event.message?.headers];
  return [
    {
      kind,
      recipient: address(event.recipient),
      words: words(told?.message || told?.description || event.reject?.reason),
      replyCode: reply(told?.code),
      // Some events have an enhanced code where others have a reply.
      status: status(told?.['enhanced-code']) ?? status(String(told?.code ?? '')),
      remoteMta: told?.['mx-host'] ?? null,
      dropped: event.reason?.startsWith('suppress-') ?? false,
      date: when(event.timestamp),
      sender: address(headers?.from) ?? address(event.envelope?.sender),
      subject: headers?.subject ?? null,
      messageId: messageId(headers?.['message-id']),
      queueId: event.id ?? null,
    },
  ];
});
