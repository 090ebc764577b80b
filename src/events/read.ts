import { brevo } from './services/brevo.ts';
import { codedRow } from './services/coded-row.ts';
import { exchangeTrace } from './services/exchange-trace.ts';
import { mailgun } from './services/mailgun.ts';
import { postmark } from './services/postmark.ts';
import { postqueue } from './services/postqueue.ts';
import { powermta } from './services/powermta.ts';
import { sendgrid } from './services/sendgrid.ts';
import { ses } from './services/ses.ts';
import { sparkpost } from './services/sparkpost.ts';
import type { Service, ServiceEvent } from './shape/event.ts';
import { parsed } from './shape/rows.ts';

/** In the order in which they are asked: a name that two of them use belongs to the one with more signs of its own. */
export const SERVICES: readonly Service[] = [
  ...[ses, mailgun, brevo, sendgrid, postmark, sparkpost, postqueue, powermta, exchangeTrace],
  codedRow,
];

export interface Events {
  /** Some service was recognised, whatever it had to tell. */
  readonly known: boolean;
  readonly events: readonly ServiceEvent[];
}

const UNKNOWN: Events = { known: false, events: [] };
const MAX_DEPTH = 8;

/** The events in what a program wrote; an object that a service knows is not looked into for others. SNS and SQS wrap JSON into a text of JSON. */
export function eventsIn(value: unknown, depth = 0): Events {
  if (typeof value === 'string') return /^\s*[{[]\s*["{]/.test(value) ? eventsIn(parsed(value), depth + 1) : UNKNOWN;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return UNKNOWN;
  const own = Array.isArray(value) ? null : firstOf(SERVICES, value);
  if (own !== null) return { known: true, events: own };
  const inner = Object.values(value).map((one) => eventsIn(one, depth + 1));
  return { known: inner.some(({ known }) => known), events: inner.flatMap(({ events }) => events) };
}

function firstOf(services: readonly Service[], value: unknown): readonly ServiceEvent[] | null {
  for (const service of services) {
    const events = service.read(value);
    if (events !== null) return events;
  }
  return null;
}
