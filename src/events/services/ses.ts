import * as z from 'zod/mini';
import { readSns } from '../../extract/dialects/amazon-sns.ts';
import type { Kind } from '../../model.ts';
import { perhaps, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, when } from '../shape/values.ts';

const TYPES = z.enum([
  ...(['Bounce', 'Complaint', 'Delivery', 'DeliveryDelay', 'Send', 'Reject', 'Open', 'Click'] as const),
  ...(['Rendering Failure', 'Subscription'] as const),
]);
const details = perhaps(z.looseObject({ timestamp: text, feedbackId: text, complaintFeedbackType: text }));
const mail = z.looseObject({
  ...{ source: text, messageId: text },
  commonHeaders: perhaps(z.looseObject({ subject: text, messageId: text })),
});
const shape = z
  .looseObject({
    ...{ notificationType: z.optional(TYPES), eventType: z.optional(TYPES), mail },
    ...{ bounce: details, complaint: details, delivery: details, deliveryDelay: details },
  })
  .check(z.refine(({ notificationType, eventType }) => notificationType ?? eventType));

/**
 * Amazon SES, as SNS hands it on: notifications and published events.
 * https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html (read on 2026-11-30)
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const ses = service('Amazon SES', shape, (event) => {
  const reading = readSns(event);
  if (reading === null) return [];
  const { source, messageId, commonHeaders } = event.mail;
  const told = event.bounce ?? event.complaint ?? event.delivery ?? event.deliveryDelay;
  return reading.findings.map((finding) => ({
    kind: reading.kind as Exclude<Kind, 'other' | 'unreadable'>,
    recipient: finding.recipient,
    words: finding.words,
    status: finding.status,
    date: when(told?.timestamp),
    sender: address(source),
    subject: commonHeaders?.subject ?? null,
    messageId: commonHeaders?.messageId ?? null,
    queueId: messageId ?? null,
    feedbackType: event.complaint?.complaintFeedbackType ?? null,
  })) satisfies readonly ServiceEvent[];
});
