import type { Kind } from '../../model.ts';
import { type Finding, NOTHING } from '../finding/finding.ts';
import type { Reading } from '../finding/reading.ts';
import { cleanAddress } from '../ground/address.ts';
import { mtaOf, statusOf } from '../standard/report.ts';
import type { Dialect } from './dialect.ts';

type Json = Readonly<Record<string, unknown>>;

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const address = (value: unknown): string | null => cleanAddress(text(value) ?? '');
const status = (value: unknown): string | null => statusOf(text(value) ?? '');

/** SNS wraps long lines with an exclamation mark: `sim!\n ulator`. */
function parse(prose: string): Json | null {
  const start = prose.indexOf('{');
  const end = prose.lastIndexOf('}');
  if (start < 0 || end < start) return null;
  try {
    return record(JSON.parse(prose.slice(start, end + 1).replace(/!?\n ?/g, '')));
  } catch {
    return null;
  }
}

function bounced(message: Json): Finding[] {
  const bounce = record(message.bounce);
  return list(bounce.bouncedRecipients).map((one) => ({
    ...NOTHING,
    recipient: address(one.emailAddress),
    action: text(one.action) === 'delayed' ? 'delayed' : 'failed',
    status: status(one.status),
    words: text(one.diagnosticCode)?.replace(/^smtp;\s*/i, '') ?? null,
  }));
}

function complained(message: Json): Finding[] {
  const addresses = list(record(message.complaint).complainedRecipients).map((one) => address(one.emailAddress));
  return addresses.map((recipient) => ({ ...NOTHING, recipient }));
}

function delivered(message: Json): Finding[] {
  const delivery = record(message.delivery);
  const recipients = Array.isArray(delivery.recipients) ? delivery.recipients : [];
  const words = text(delivery.smtpResponse);
  return recipients.map((recipient) => ({ ...NOTHING, recipient: address(recipient), action: 'delivered', words }));
}

function delayed(message: Json): Finding[] {
  return list(record(message.deliveryDelay).delayedRecipients).map((one) => ({
    ...NOTHING,
    recipient: address(one.emailAddress),
    action: 'delayed',
    status: status(one.status),
    words: text(one.diagnosticCode)?.replace(/^smtp;\s*/i, '') ?? null,
  }));
}

type Reader = readonly [Kind, (message: Json) => Finding[]];
const READERS: ReadonlyMap<unknown, Reader> = new Map<unknown, Reader>([
  ['Bounce', ['bounce', bounced]],
  ['Complaint', ['feedback', complained]],
  ['Delivery', ['success', delivered]],
  ['DeliveryDelay', ['delay', delayed]],
]);

/** SES writes a notification's type or an event's, by how it was set up. */
function readerOf({ notificationType, eventType }: Json): Reader | undefined {
  return READERS.get(notificationType) ?? READERS.get(eventType);
}

/** What an event of Amazon SES tells, as SNS passes it on; null where the object is no such event. */
export function readSns(message: Json): Reading | null {
  const reader = readerOf(message);
  if (!reader) return null;
  const [kind, readers] = reader;
  const reportingMta = mtaOf(text(record(message[kind === 'success' ? 'delivery' : 'bounce']).reportingMTA) ?? '');
  const findings = readers(message);
  return { kind, findings: findings.length > 0 ? findings : [NOTHING], reportingMta };
}

/** Amazon SES reports through SNS: a mail whose text is one JSON object. */
export const amazonSns: Dialect = {
  name: 'amazon-sns',
  specificity: 3,
  recognises: ({ prose }) =>
    /"(?:notificationType|eventType)"\s*:\s*"(?:Bounce|Complaint|Delivery|DeliveryDelay)"/.test(prose.slice(0, 20_000)),
  read: ({ prose }) => {
    const message = parse(prose);
    return message && readSns(message);
  },
};
