import { isForwarded } from '../mail-address.ts';
import type { BounceRecord, Reason, Side } from '../model.ts';
import type { ListPolicy } from '../rules/files/types.ts';

/** What one notice says of an address. */
export type Bearing = Sort | 'arrived';

/** What is counted of an address. */
export const SORTS = ['complaint', 'unsubscribe', 'hard', 'soft', 'hold', 'ours', 'delay', 'other'] as const;
export type Sort = (typeof SORTS)[number];

/** null: the mail is no notice about an address. */
export function bearingOf(record: BounceRecord, policy: ListPolicy): Bearing | null {
  switch (record.kind) {
    case 'success':
      // What was only handed on may still fail.
      return record.action === 'delivered' ? 'arrived' : null;
    case 'delay':
      return 'delay';
    case 'feedback':
      return reportBearing(record);
    case 'bounce':
      return record.reason === 'feedback' ? reportBearing(record) : bounceBearing(record, policy);
    default:
      return null;
  }
}

/** A report of failed authentication, or that a mail is no spam, is none against the sender. */
function reportBearing({ list, feedbackType }: BounceRecord): Sort {
  if (list !== 'remove') return 'other';
  return feedbackType === 'opt-out' || feedbackType === 'opt-out-list' ? 'unsubscribe' : 'complaint';
}

function bounceBearing(record: BounceRecord, policy: ListPolicy): Sort {
  const { list, hardBounce, reason, side } = record;
  if (list === null || reason === null) return 'other';
  // A newer version may advise what this one does not know.
  if (list !== 'remove' && list !== 'keep') return 'hold';
  // Where a forward leads to nowhere, the address on the list was not refused.
  if (list === 'remove' && hardBounce !== false) return isForwarded(record) ? 'hold' : 'hard';
  if (countingOf(reason, policy)?.counts === 'days') return side === 'senderAdmin' ? 'ours' : 'soft';
  return isSenders(side) ? 'ours' : 'other';
}

const isSenders = (side: Side | null): boolean => side === 'sender' || side === 'senderAdmin';

const countingOf = (reason: Reason, { reasons }: ListPolicy) =>
  Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;

/** So many days of this reason alone are enough. */
export const daysFor = (reason: Reason | null, policy: ListPolicy): number =>
  (reason === null ? undefined : countingOf(reason, policy)?.times) ?? policy.times;
