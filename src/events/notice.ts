import { toFailure } from '../extract/finding/failure.ts';
import { NOTHING } from '../extract/finding/finding.ts';
import { noticeOf } from '../extract/pasted/text.ts';
import type { Action, Notice } from '../model.ts';
import type { ServiceEvent } from './shape/event.ts';

const ACTIONS: Readonly<Record<ServiceEvent['kind'], Action | null>> = {
  bounce: 'failed',
  delay: 'delayed',
  success: 'delivered',
  feedback: null,
  vacation: null,
};

/** Whatever words a service has for it: it did not send the mail, as it keeps a list of those it does not send to. */
const DROPPED = { meaning: 'Not sent: the recipient is suppressed by the sending service.' };

/** What a service told of one mail as a notice. */
export function toNotice(event: ServiceEvent): Notice {
  const { kind, recipient, words = null, replyCode = null, status = null, remoteMta = null } = event;
  const finding = { ...NOTHING, recipient, words, replyCode, status, remoteMta, action: ACTIONS[kind] };
  return noticeOf([{ ...toFailure(finding, kind, ''), ...(event.dropped && DROPPED) }], {
    original: {
      sender: event.sender ?? null,
      subject: event.subject ?? null,
      date: event.sentDate ?? null,
      messageId: event.messageId ?? null,
      listId: null,
      feedbackId: null,
    },
    date: event.date ?? null,
    ...(event.queueId && { queueId: event.queueId }),
    ...(event.feedbackType && { feedbackType: event.feedbackType.toLowerCase() }),
  });
}
