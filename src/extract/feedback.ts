import { cleanAddress } from './address.ts';
import type { Context } from './context.ts';
import { type Fields, readFields } from './fields.ts';
import { NOTHING } from './finding.ts';
import type { Reading } from './reading.ts';

const MOST_RECIPIENTS = 1000;
const RECIPIENTS = ['original-rcpt-to', 'removal-recipient', 'x-hmxmroriginalrecipient', 'redacted-address'];

function recipientsIn(blocks: readonly Fields[]): string[] {
  const values = blocks.flatMap((block) => RECIPIENTS.flatMap((name) => block.all(name)));
  return [...new Set(values.map(cleanAddress).filter((address) => address !== null))];
}

/** Hotmail's junk mail reports return the mail with a header field and no report. */
function markedRecipient({ original, mail }: Context): string[] {
  const value = original?.get('x-hmxmroriginalrecipient') || mail.headers.get('x-hmxmroriginalrecipient');
  const address = value ? cleanAddress(value) : null;
  return address ? [address] : [];
}

function complaint(addresses: readonly string[]): Reading {
  const findings = addresses.map((recipient) => ({ ...NOTHING, recipient }));
  return { kind: 'feedback', findings: findings.length > 0 ? findings : [NOTHING], reportingMta: null };
}

function reportIn(blocks: readonly Fields[], context: Context): Reading {
  const recipients = [...recipientsIn(blocks), ...markedRecipient(context)].slice(0, MOST_RECIPIENTS);
  const type = blocks.map((block) => block.get('feedback-type').trim().toLowerCase()).find((value) => value !== '');
  return { ...complaint(recipients), ...(type ? { feedbackType: type } : {}) };
}

/** A complaint in the Abuse Reporting Format (RFC 5965) or what came before it. */
export function readFeedback(context: Context): Reading | null {
  const { headers, parts } = context.mail;
  const part = parts.find(({ type }) => type === 'message/feedback-report');
  const type = headers.get('content-type');
  if (part) return reportIn(readFields(part.text), context);
  if (/report-type\s*=\s*"?feedback-report/i.test(type)) return complaint(recipientsIn(readFields(context.prose)));
  const old = /^complaint about message from/i.test(context.subject) || markedRecipient(context).length > 0;
  return old ? complaint(markedRecipient(context)) : null;
}
