import { toFailure } from '../extract/finding/failure.ts';
import { NOTHING } from '../extract/finding/finding.ts';
import { noticeOf } from '../extract/pasted/text.ts';
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

/** The last word on a delivery as a notice. */
export function toNotice({ attempt, place, mail }: Delivery): Notice {
  const { finding, outcome, queueId } = attempt;
  const failure = toFailure({ ...NOTHING, ...finding, action: ACTIONS[outcome] }, KINDS[outcome], '');
  return noticeOf([failure], {
    original: { ...mail, date: null, listId: null, feedbackId: null },
    reportingMta: place.host,
    date: dateOf(place.stamp, place.file.asOf),
    ...(queueId !== '' && { queueId }),
  });
}
