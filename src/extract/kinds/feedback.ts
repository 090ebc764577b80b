import { onlyAddressee } from '../delivery/addressee.ts';
import { NOTHING } from '../finding/finding.ts';
import type { Reading } from '../finding/reading.ts';
import { cleanAddress } from '../ground/address.ts';
import { type Fields, readFields } from '../ground/fields.ts';
import type { Context } from '../original/context.ts';

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

/** Where the report names nobody, the returned mail may tell whom it was for. */
function complaint(addresses: readonly string[], context: Context): Reading {
  const only = addresses.length === 0 ? onlyAddressee(context) : null;
  const recipients = only === null ? addresses.slice(0, MOST_RECIPIENTS) : [only];
  const findings = recipients.map((recipient) => ({ ...NOTHING, recipient }));
  return { kind: 'feedback', findings: findings.length > 0 ? findings : [NOTHING], reportingMta: null };
}

function reportIn(blocks: readonly Fields[], context: Context): Reading {
  const recipients = [...recipientsIn(blocks), ...markedRecipient(context)];
  const type = blocks.map((block) => block.get('feedback-type').trim().toLowerCase()).find((value) => value !== '');
  return { ...complaint(recipients, context), ...(type ? { feedbackType: type } : {}) };
}

const XARF_SPAM = /"(?:ReportType|Type)"\s*:\s*"spam/i;
const XARF_RECIPIENT = /"(?:SmtpRcptToAddress|smtp_to)"\s*:\s*"([^"]{1,320})"/i;

/** A complaint as XARF (https://xarf.org): a file of JSON beside the mail. */
function readXarf(context: Context): Reading | null {
  const { headers, parts } = context.mail;
  const files = parts.filter(({ type, filename }) => type.endsWith('json') || /xarf/i.test(filename));
  if (!headers.has('x-xarf') && !files.some(({ filename }) => /xarf/i.test(filename))) return null;
  const text = files.map(({ bytes }) => new TextDecoder().decode(bytes.subarray(0, 65_536))).join('\n');
  if (!XARF_SPAM.test(text)) return null;
  const address = cleanAddress(XARF_RECIPIENT.exec(text)?.[1] ?? '');
  return complaint(address ? [address] : [], context);
}

/** A complaint in the Abuse Reporting Format (RFC 5965), or what came before it, or beside it. */
export function readFeedback(context: Context): Reading | null {
  const { headers, parts } = context.mail;
  const part = parts.find(({ type }) => type === 'message/feedback-report');
  const type = headers.get('content-type');
  const marked = markedRecipient(context);
  if (part) return reportIn(readFields(part.text), context);
  if (/report-type\s*=\s*"?feedback-report/i.test(type))
    return complaint(recipientsIn(readFields(context.prose)), context);
  const old = /^complaint about message from/i.test(context.subject) || marked.length > 0;
  return old ? complaint(marked, context) : readXarf(context);
}
