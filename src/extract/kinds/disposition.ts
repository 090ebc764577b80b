import { NOTHING } from '../finding/finding.ts';
import type { Reading } from '../finding/reading.ts';
import { cleanAddress } from '../ground/address.ts';
import { readFields } from '../ground/fields.ts';
import type { Context } from '../original/context.ts';
import { says } from '../wording/heard.ts';

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
    /automatic-action/i.test(disposition) &&
    /deleted|denied|failed/i.test(disposition) &&
    says(context.prose, 'not-taken');
  if (!block || !refused) return { kind: 'other', findings: [NOTHING], reportingMta: null, receipt: true };
  const recipient = cleanAddress(block.get('final-recipient')) ?? cleanAddress(block.get('original-recipient'));
  const words = block.get('error') || block.get('failure') || context.prose.trim();
  return { kind: 'bounce', findings: [{ ...NOTHING, recipient, words }], reportingMta: null };
}
