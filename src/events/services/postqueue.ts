import * as z from 'zod/mini';
import { numeric, service, text } from '../shape/event.ts';
import { address, when } from '../shape/values.ts';

const shape = z.looseObject({
  queue_id: z.string(),
  queue_name: z.string(),
  ...{ sender: text, arrival_time: numeric },
  recipients: z.array(z.looseObject({ address: z.string(), delay_reason: text })),
});

/** `postqueue -j`: who waits in Postfix's queue. https://www.postfix.org/postqueue.1.html */
export const postqueue = service('postqueue -j', shape, ({ queue_id, sender, arrival_time, recipients }) =>
  recipients.map(({ address: recipient, delay_reason }) => ({
    kind: 'delay',
    recipient: address(recipient),
    words: delay_reason ?? null,
    sender: address(sender),
    sentDate: when(arrival_time),
    queueId: queue_id,
  })),
);
