import { toFailure } from '../extract/finding/failure.ts';
import type { Action, Kind, Notice } from '../model.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './ground/attempt.ts';
import { dateOf } from './ground/stamp.ts';

const ACTIONS: Readonly<Record<Outcome, Action>> = {
  sent: 'delivered',
  relayed: 'relayed',
  deferred: 'delayed',
  bounced: 'failed',
  expired: 'failed',
};
const KINDS: Readonly<Record<Outcome, Kind>> = {
  sent: 'success',
  relayed: 'success',
  deferred: 'delay',
  bounced: 'bounce',
  expired: 'bounce',
};

/** The last word on a delivery as a notice. Each field is named: of a log with millions, to copy objects takes a tenth. */
export function toNotice({ attempt, place, mail }: Delivery): Notice {
  const { finding, outcome, queueId } = attempt;
  const { recipient, originalRecipient, remoteMta, status, words } = finding;
  const action = ACTIONS[outcome];
  const { sender, subject, messageId } = mail;
  const said = {
    recipient,
    originalRecipient,
    action,
    status,
    replyCode: null,
    command: null,
    words,
    remoteMta,
    context: null,
  };
  return {
    failures: [toFailure(said, KINDS[outcome], '')],
    original: { sender, subject, date: null, messageId, listId: null, feedbackId: null },
    reportingMta: place.host,
    noticeId: null,
    queueId: queueId === '' ? null : queueId,
    returnPath: null,
    date: dateOf(place.stamp, place.file.asOf),
    subject: '',
    suspicious: false,
  };
}
