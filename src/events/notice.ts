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

/** Said of a mail that a service did not send, where its own words name no cause. */
const DROPPED = 'Not sent: the recipient is suppressed by the sending service.';

/** What a service told of one mail as a notice. */
export function toNotice(event: ServiceEvent): Notice {
  const { kind, recipient, words = null, replyCode = null, status = null, remoteMta = null } = event;
  const context = event.dropped ? DROPPED : null;
  const finding = { ...NOTHING, recipient, words, replyCode, status, remoteMta, context, action: ACTIONS[kind] };
  return noticeOf([toFailure(finding, kind, '')], {
    original: {
      sender: event.sender ?? null,
      subject: event.subject ?? null,
      date: event.sentDate ?? null,
      messageId: event.messageId ?? null,
    },
    date: event.date ?? null,
    ...(event.queueId && { queueId: event.queueId }),
    ...(event.feedbackType && { feedbackType: event.feedbackType.toLowerCase() }),
  });
}
