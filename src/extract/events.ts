import type { Action, Kind } from '../model.ts';
import { cleanAddress } from './address.ts';
import { readSns } from './dialects/amazon-sns.ts';
import { type Finding, NOTHING } from './finding.ts';
import { hasCode } from './reply.ts';
import type { Row } from './rows.ts';

/** What became of one mail, as a sending service told it to a program. */
export interface Event {
  readonly finding: Finding;
  readonly kind: Kind;
}

const RECIPIENT =
  /^(?:(?:recipient|rcpt|to|failed|bounced?)[ _-]?)?(?:e-?mail|address|recipient|rcpt|to)(?:[ _-]?address)?$/i;
const WORDS = /reason|diag|response|detail|error|description|message$/i;
const STATUS = /^(?:dsn|smtp|enhanced)?[ _-]?status(?:[ _-]?code)?$/i;
const WHAT = /^(?:event|type|record[ _-]?type|dsn[ _-]?action|action|status|state)$/i;

const ACTIONS: readonly (readonly [RegExp, Action, Kind])[] = [
  [/defer|delay|soft|transient|^t$/i, 'delayed', 'delay'],
  [/^(?:delivered|delivery|sent|success|d)$/i, 'delivered', 'success'],
];

/**
 * A row tells of a mail where a server's code stands beside the one recipient it names. Who else is named, the sender
 * above all, failed nothing.
 */
function readRow(row: Row): Event | null {
  const entries = Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const recipient = entries.map(([key, value]) => (RECIPIENT.test(key) ? cleanAddress(value) : null)).find(Boolean);
  const words = entries.find(([key, value]) => WORDS.test(key) && hasCode(value))?.[1];
  if (!recipient || words === undefined) return null;
  const what = entries.filter(([key]) => WHAT.test(key)).map(([, value]) => value);
  const [, action, kind] = ACTIONS.find(([names]) => what.some((value) => names.test(value))) ?? [
    null,
    'failed',
    'bounce',
  ];
  const status = entries.find(([key]) => STATUS.test(key))?.[1] ?? '';
  return {
    finding: {
      ...NOTHING,
      recipient,
      action: action as Action,
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0] ?? null,
      words: words.replace(/^\s*[a-z][a-z0-9-]{0,30}\s*;\s*/i, ''),
    },
    kind: kind as Kind,
  };
}

/** The events among these rows. */
export function eventsAmong(rows: readonly Row[]): readonly Event[] {
  return rows.flatMap((row) => {
    const sns = readSns(row);
    if (sns) return sns.findings.map((finding) => ({ finding, kind: sns.kind }));
    return readRow(row) ?? [];
  });
}
