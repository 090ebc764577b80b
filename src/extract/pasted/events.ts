import type { Action, Kind } from '../../model.ts';
import { readSns } from '../dialects/amazon-sns.ts';
import { type Finding, NOTHING } from '../finding/finding.ts';
import { cleanAddress } from '../ground/address.ts';
import { hasCode } from '../ground/reply.ts';
import { parsed } from '../ground/rows.ts';
import { readLog } from './log-line.ts';

/** What became of one mail, as a sending service told it to a program. */
export interface Event {
  readonly finding: Finding;
  readonly kind: Kind;
}

/** `email`, `recipientAddress`, `rcpt_to`: whom a mail was for. */
const RECIPIENT = /^(?:e-?mail|to|address|recipient|rcpt|bounced|failed)(?:[ _-]?(?:e-?mail|to|address|recipient))?$/i;
const WORDS = /reason|diag|response|detail|error|description|message$/i;
const STATUS = /^(?:dsn|smtp|enhanced)?[ _-]?status(?:[ _-]?code)?$/i;
const WHAT = /^(?:event|type|record[ _-]?type|dsn[ _-]?action|action|status|state)$/i;

const FAILED = [/^/, 'failed', 'bounce'] as const;
const TYPE = /^\s*[a-z][a-z0-9-]{0,30}\s*;\s*/i;

const ACTIONS: readonly (readonly [RegExp, Action, Kind])[] = [
  [/defer|delay|soft|transient|^t$/i, 'delayed', 'delay'],
  [/^(?:delivered|delivery|sent|success|d)$/i, 'delivered', 'success'],
];

type Row = Readonly<Record<string, unknown>>;

function actionOf(what: readonly string[]): (typeof ACTIONS)[number] | undefined {
  return ACTIONS.find(([names]) => what.some((value) => names.test(value)));
}

/**
 * A row tells of a mail where a server's code stands beside the one recipient it names. Who else is named, the sender
 * above all, failed nothing.
 */
function readRow(row: Row): Event | null {
  const entries = Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const recipient = entries.map(([key, value]) => (RECIPIENT.test(key) ? cleanAddress(value) : null)).find(Boolean);
  const given = entries.find(([key]) => STATUS.test(key))?.[1] ?? '';
  const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(given)?.[0] ?? null;
  const spoken = entries.filter(([key]) => WORDS.test(key)).map(([, value]) => value);
  const words = spoken.find(hasCode) ?? (status === null ? undefined : spoken[0]);
  if (!recipient || words === undefined) return null;
  const [, action, kind] = actionOf(entries.filter(([key]) => WHAT.test(key)).map(([, value]) => value)) ?? FAILED;
  return { finding: { ...NOTHING, recipient, action, status, words: words.replace(TYPE, '') }, kind };
}

/** A line of a mail log, as a journal keeps it. */
function readLogged(row: Row): readonly Event[] | null {
  const lines = Object.values(row).filter((value) => typeof value === 'string' && value.includes('='));
  return readLog(lines as string[]);
}

function readObject(row: Row): readonly Event[] | null {
  const sns = readSns(row);
  if (sns) return sns.findings.map((finding) => ({ finding, kind: sns.kind }));
  const event = readRow(row);
  return event ? [event] : readLogged(row);
}

const MAX_DEPTH = 8;

/** The events in what a program wrote; an object that tells of one is not looked into for others. */
export function eventsIn(value: unknown, depth = 0): readonly Event[] {
  if (typeof value === 'string') return /^\s*\{\s*"/.test(value) ? eventsIn(parsed(value), depth + 1) : [];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const own = Array.isArray(value) ? null : readObject(value as Row);
  return own ?? Object.values(value).flatMap((inner) => eventsIn(inner, depth + 1));
}
