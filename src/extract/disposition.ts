import { cleanAddress } from './address.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { NOTHING } from './finding.ts';
import type { Reading } from './notice.ts';

const REJECTED = /reject|refus|quota|full|could not be|not be delivered|undeliver/i;

/**
 * A disposition notification (RFC 8098). Most are read receipts; Sieve's reject (RFC 5429) and Dovecot's quota
 * notice use the same form for a mail that was not taken.
 */
export function readDisposition(context: Context): Reading | null {
  const part = context.mail.parts.find(({ type }) => type === 'message/disposition-notification');
  if (!part) return null;
  const [block] = readFields(part.text);
  const disposition = block?.get('disposition') ?? '';
  const rejected = /automatic-action/i.test(disposition) && /deleted|denied|failed/i.test(disposition) && REJECTED.test(context.prose);
  if (!block || !rejected) return { kind: 'other', findings: [NOTHING], reportingMta: null };
  const recipient = cleanAddress(block.get('final-recipient')) ?? cleanAddress(block.get('original-recipient'));
  return { kind: 'bounce', findings: [{ ...NOTHING, recipient, words: context.prose.trim() }], reportingMta: null };
}
