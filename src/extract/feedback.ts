import { cleanAddress } from './address.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { NOTHING } from './finding.ts';
import type { Reading } from './notice.ts';

const RECIPIENTS = ['original-rcpt-to', 'removal-recipient', 'x-hmxmroriginalrecipient', 'redacted-address'];

/** A complaint in the Abuse Reporting Format (RFC 5965). */
export function readFeedback(context: Context): Reading | null {
  const part = context.mail.parts.find(({ type }) => type === 'message/feedback-report');
  if (!part) return null;
  const blocks = readFields(part.text);
  const values = blocks.flatMap((block) => RECIPIENTS.flatMap((name) => block.all(name)));
  const addresses = [...new Set(values.map(cleanAddress).filter((address) => address !== null))];
  const findings = addresses.map((recipient) => ({ ...NOTHING, recipient }));
  return { kind: 'feedback', findings: findings.length > 0 ? findings : [NOTHING], reportingMta: null };
}
