import { NOTHING } from '../finding/finding.ts';
import type { Reading } from '../finding/reading.ts';
import { cleanAddress } from '../ground/address.ts';
import { readFields } from '../ground/fields.ts';
import type { Context } from '../original/context.ts';

const REFUSED =
  /reject|refus|quota|mailbox is full|could not be (?:delivered|accepted)|not be delivered|undeliver|not accept|拒否|受け取れ|容量/i;

/**
 * A disposition notification (RFC 8098). Most are read receipts; Sieve's reject (RFC 5429) and Dovecot's quota notice
 * use the same form for a mail that was not taken.
 */
export function readDisposition(context: Context): Reading | null {
  const part = context.mail.parts.find(({ type }) => /^message\/(?:global-)?disposition-notification$/.test(type));
  if (!part) return null;
  const block = readFields(part.text).find((fields) => fields.has('disposition'));
  const disposition = block?.get('disposition') ?? '';
  const refused =
    /automatic-action/i.test(disposition) && /deleted|denied|failed/i.test(disposition) && REFUSED.test(context.prose);
  if (!block || !refused) return { kind: 'other', findings: [NOTHING], reportingMta: null };
  const recipient = cleanAddress(block.get('final-recipient')) ?? cleanAddress(block.get('original-recipient'));
  const words = block.get('error') || block.get('failure') || context.prose.trim();
  return { kind: 'bounce', findings: [{ ...NOTHING, recipient, words }], reportingMta: null };
}
