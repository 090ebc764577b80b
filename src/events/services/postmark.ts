import * as z from 'zod/mini';
import { type ServiceEvent, service, text } from '../shape/event.ts';
import { address, when, words } from '../shape/values.ts';

const common = { MessageID: text, Subject: text, From: text, Details: text, Description: text };
const bounce = z.looseObject({
  RecordType: z.optional(z.enum(['Bounce', 'SpamComplaint'])),
  Email: z.string(),
  Type: text,
  BouncedAt: text,
  ...common,
});
/** Older hooks have no `RecordType`. */
const delivery = z.looseObject({
  RecordType: z.optional(z.literal('Delivery')),
  Recipient: z.string(),
  DeliveredAt: text,
  ...common,
});
const other = z.looseObject({ RecordType: z.enum(['Open', 'Click', 'SubscriptionChange', 'Inbound']) });
const shape = z.union([
  delivery.check(z.refine(({ RecordType, DeliveredAt, MessageID }) => RecordType ?? (DeliveredAt && MessageID))),
  other,
  bounce.check(z.refine(({ RecordType, Type, BouncedAt }) => RecordType ?? (Type && BouncedAt))),
]);

/** What is no failure, or not for good; all others of its types are. */
const KINDS: Readonly<Record<string, ServiceEvent['kind'] | null>> = {
  Transient: 'delay',
  AutoResponder: 'vacation',
  SpamComplaint: 'feedback',
  Unsubscribe: null,
  Subscribe: null,
  AddressChange: null,
  ChallengeVerification: null,
  OpenRelayTest: null,
  // A mail that came in, and their own caller could not be handed.
  InboundError: null,
};
const DROPPED = new Set(['ManuallyDeactivated']);

function bounced(event: z.infer<typeof bounce>): readonly ServiceEvent[] {
  const type = event.RecordType === 'SpamComplaint' ? 'SpamComplaint' : (event.Type ?? '');
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : 'bounce';
  if (kind === null || kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(event.Email),
      words: words(event.Details) ?? words(event.Description),
      dropped: DROPPED.has(type),
      date: when(event.BouncedAt),
      ...mailOf(event),
    },
  ];
}

const mailOf = ({ From, Subject, MessageID }: { readonly [K in keyof typeof common]?: string | null | undefined }) => ({
  sender: address(From),
  subject: Subject ?? null,
  queueId: MessageID ?? null,
});

/**
 * Postmark's webhooks. https://postmarkapp.com/developer/webhooks/bounce-webhook, .../delivery-webhook,
 * .../spam-complaint-webhook; its types: https://postmarkapp.com/developer/api/bounce-api#bounce-types
 * Read on 2026-11-30: /email-webhooks, /developer/webhooks/delivery-webhook, /support/article/1067, and the types in
 * their own client: https://unpkg.com/browse/postmark@4.0.5/dist/client/models/bounces/Bounce.d.ts
 */
export const postmark = service('Postmark', shape, (event) => {
  if ('Email' in event && typeof event.Email === 'string') return bounced(event as z.infer<typeof bounce>);
  if (!('Recipient' in event) || (event.RecordType ?? 'Delivery') !== 'Delivery') return [];
  const { Recipient, DeliveredAt, Details, ...mail } = event as z.infer<typeof delivery>;
  return [
    { kind: 'success', recipient: address(Recipient), words: words(Details), date: when(DeliveredAt), ...mailOf(mail) },
  ];
});
