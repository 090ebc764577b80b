import { statusOf } from '../../extract/standard/report.ts';
import {
  isSurelyTracking,
  isTracking,
  isTrackingRow,
  type TrackingHead,
  trackingHead,
  trackingRow,
} from '../../input/log/tracking.ts';
import type { Attempt, Outcome, Told } from '../ground/attempt.ts';
import { addressIn, hostIn, messageIdIn } from '../ground/values.ts';

/** What a row tells, and when that was; nothing where it tells of no delivery. */
export interface Tracked {
  readonly told: readonly Told[];
  readonly stamp: string;
}

/** Since Exchange 2013 a mail goes through several services of one server, from one to the next by SMTP. */
const SERVICES_SINCE = 15;

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  SEND: 'sent',
  SENDEXTERNAL: 'sent',
  DELIVER: 'sent',
  DEFER: 'deferred',
  FAIL: 'bounced',
  BADMAIL: 'bounced',
};

/**
 * Exchange's message tracking, row by row; null for what is no line of it. Its columns and events, and failures that
 * administrators showed, read on 2026-11-30:
 * https://learn.microsoft.com/previous-versions/tn-archive/cc539064(v=technet.10)
 * http://technet.microsoft.com/library/bb124375.aspx
 * https://learn.microsoft.com/answers/questions/1407358/exchange-2016-blocking-emails
 */
export function exchangeReader(): (line: string) => Tracked | null {
  let head: TrackingHead | null = null;
  return (line) => {
    if (head === null ? isHead(line) : line.startsWith('#')) {
      head = trackingHead(line, head);
      return NOTHING;
    }
    if (head?.columns.length ? !isTrackingRow(line) : !isSurelyTracking(line)) return null;
    const row = trackingRow(line, head);
    return { told: toldBy(row, head?.version ?? null), stamp: row.get('date-time') ?? '' };
  };
}

const isHead = (line: string): boolean => isTracking(line) || /^\ufeff?#Software: Microsoft Exchange/.test(line);
const NOTHING: Tracked = { told: [], stamp: '' };

type Row = ReadonlyMap<string, string>;

function toldBy(row: Row, version: number | null): readonly Told[] {
  const outcome = outcomeOf(row, version);
  const recipients = row.get('recipient-address')?.split(';').filter(Boolean) ?? [];
  if (outcome === null || recipients.length === 0) return [];
  if (isTurnedAway(row)) return [{ type: 'refused' }];
  const queueId = row.get('internal-message-id') ?? '';
  const statuses = statusesOf(row.get('recipient-status') ?? '', recipients.length);
  const mail: Told = {
    type: 'mail',
    queueId,
    sender: addressIn(row.get('sender-address') ?? null),
    messageId: messageIdIn(row.get('message-id') ?? null),
    subject: row.get('message-subject') || null,
    recipients: recipients.length,
  };
  return [mail, ...recipients.map((one, i) => attempt(one, statuses[i] ?? '', { row, outcome, queueId }))];
}

/** An agent refused what somebody handed in from outside; of a mail that was sent on, another server is named. */
const isTurnedAway = (row: Row): boolean =>
  row.get('event-id') === 'FAIL' &&
  row.get('source') === 'SMTP' &&
  row.get('directionality') === 'Incoming' &&
  !REMOTE.test(row.get('recipient-status') ?? '');

function outcomeOf(row: Row, version: number | null): Outcome | null {
  const event = row.get('event-id') ?? '';
  const outcome = Object.hasOwn(OUTCOMES, event) ? (OUTCOMES[event] as Outcome) : null;
  const isWithin = event === 'SEND' && (version === null ? row.has('network-message-id') : version >= SERVICES_SINCE);
  if (isWithin) return 'relayed';
  return outcome === 'bounced' && /\bQUEUE\.Expired\b/i.test(row.get('recipient-status') ?? '') ? 'expired' : outcome;
}

interface Shared {
  readonly row: Row;
  readonly outcome: Outcome;
  readonly queueId: string;
}

function attempt(recipient: string, said: string, { row, outcome, queueId }: Shared): Attempt {
  const words = LAST_ERROR.exec(said)?.[1] ?? said;
  const isSent = outcome === 'sent' || outcome === 'relayed';
  return {
    ...{ type: 'attempt', queueId, outcome },
    finding: {
      recipient: addressIn(recipient),
      originalRecipient: null,
      remoteMta: hostIn(REMOTE.exec(said)?.[1] ?? (isSent ? (row.get('server-hostname') ?? null) : null)),
      status: statusOf(words),
      words: words.trim() || (isSent ? null : row.get('source-context') || null),
    },
  };
}

/** `[{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx.example.org};{IP=192.0.2.1};{LRT=11/20/2026 1:15:00 AM}]`: the last error and who said it. */
const LAST_ERROR = /\{LED=([^{}]{0,4000})\}/;
const REMOTE = /\{FQDN=([^{}]{1,255})\}/;

/** Of several recipients each its own, in their order; where there are not as many, nobody knows whose they are. */
function statusesOf(said: string, recipients: number): readonly string[] {
  if (recipients === 1) return [said];
  const each = said.startsWith('[{') ? said.split('];[') : said.split(/;(?! )/);
  return each.length === recipients ? each : [];
}
