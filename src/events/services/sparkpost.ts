import * as z from 'zod/mini';
import { numeric, type ServiceEvent, service, text } from '../shape/event.ts';
import { address, reply, when, words } from '../shape/values.ts';

const shape = z.looseObject({
  type: z.enum([
    ...(['bounce', 'out_of_band', 'policy_rejection', 'delay', 'delivery', 'spam_complaint', 'injection'] as const),
    ...(['generation_failure', 'generation_rejection', 'open', 'initial_open', 'click', 'amp_open'] as const),
    ...(['amp_initial_open', 'amp_click', 'list_unsubscribe', 'link_unsubscribe', 'sms_status'] as const),
  ]),
  rcpt_to: z.string(),
  ...{ raw_rcpt_to: text, raw_reason: text, reason: text, error_code: numeric, timestamp: numeric, subject: text },
  ...{ bounce_class: numeric, msg_from: text, friendly_from: text, message_id: text, fbtype: text },
});

const KINDS: Readonly<Record<string, ServiceEvent['kind']>> = {
  bounce: 'bounce',
  out_of_band: 'bounce',
  policy_rejection: 'bounce',
  generation_failure: 'bounce',
  generation_rejection: 'bounce',
  delay: 'delay',
  delivery: 'success',
  spam_complaint: 'feedback',
};

/** A bounce that it made itself: https://support.sparkpost.com/docs/tech-resources/preparing-for-async-suppressions (read on 2026-11-30) */
const SUPPRESSED = 25;

/**
 * SparkPost's webhooks (`msys`) and its Events API. https://developers.sparkpost.com/api/webhooks/; their fields:
 * https://developers.sparkpost.com/api/message-events/ (read on 2026-11-30)
 */
export const sparkpost = service('SparkPost', shape, (event) => {
  const kind = KINDS[event.type];
  if (kind === undefined) return [];
  return [
    {
      kind,
      recipient: address(event.raw_rcpt_to ?? event.rcpt_to),
      words: words(event.raw_reason ?? event.reason),
      replyCode: reply(event.error_code),
      dropped: Number(event.bounce_class) === SUPPRESSED,
      date: when(event.timestamp),
      sender: address(event.friendly_from) ?? address(event.msg_from),
      subject: event.subject ?? null,
      queueId: event.message_id ?? null,
      feedbackType: event.fbtype ?? null,
    },
  ];
});
