import type { BounceRecord, Reason } from '../model.ts';

/** Reasons that nobody on the other side can do anything about, whoever of the sender's side has to act. */
const OWN_AFFAIRS: ReadonlySet<Reason> = new Set([
  'clientconfig',
  'smtpauth',
  'hostunknown',
  'ratelimited',
  'contenterror',
  'virusdetected',
  'suppressed',
]);

/** Whether the sender's own administrator is the one to ask. */
export function goesToOwnAdmin({ reason, side, candidates, remoteMta }: BounceRecord): boolean {
  if (reason !== null && OWN_AFFAIRS.has(reason)) return true;
  // Without the other server's name, it was the own server that refused to pass the mail on.
  if (reason === 'norelaying') return remoteMta === null;
  return side === 'senderAdmin' && candidates.length === 0;
}

/** The mail never left, so the recipient has nothing to hear of. */
export const hasNotLeft = ({ reason }: BounceRecord): boolean => reason === 'clientconfig' || reason === 'smtpauth';
