import { cleanAddress } from '../../extract/ground/address.ts';
import { hasCode } from '../../extract/ground/reply.ts';
import type { Service, ServiceEvent } from '../shape/event.ts';
import { when, words } from '../shape/values.ts';

/** `email`, `recipientAddress`, `rcpt_to`: whom a mail was for. */
const RECIPIENT = /^(?:e-?mail|to|address|recipient|rcpt|bounced|failed)(?:[ _-]?(?:e-?mail|to|address|recipient))?$/i;
const WORDS = /reason|diag|response|detail|error|description|message$/i;
const STATUS = /^(?:dsn|smtp|enhanced)?[ _-]?status(?:[ _-]?code)?$/i;
const WHAT = /^(?:event|type|record[ _-]?type|dsn[ _-]?action|action|status|state)$/i;
const WHEN = /^(?:timestamp|date(?:[ _-]?time)?|created(?:[ _-]?at)?|bounced[ _-]?at|occurred[ _-]?at)$/i;

const KINDS: readonly (readonly [RegExp, ServiceEvent['kind']])[] = [
  [/defer|delay|soft|transient|^t$/i, 'delay'],
  [/^(?:delivered|delivery|sent|success|d)$/i, 'success'],
];

/**
 * A service that nobody here knows, or a table that somebody exported: it tells of a mail where a server's code stands
 * beside the one recipient it names. Who else is named, the sender above all, failed nothing.
 */
export const codedRow: Service = {
  name: '宛先とサーバーの応答が並んだ表',
  read(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const fields = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const event = eventIn(fields);
    return event && [event];
  },
};

function eventIn(fields: readonly (readonly [string, string])[]): ServiceEvent | null {
  const named = (key: RegExp): readonly string[] => fields.filter(([name]) => key.test(name)).map(([, value]) => value);
  const recipient = named(RECIPIENT).map(cleanAddress).find(Boolean);
  const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(named(STATUS)[0] ?? '')?.[0] ?? null;
  const said = named(WORDS).find(hasCode) ?? (status === null ? undefined : named(WORDS)[0]);
  if (!recipient || said === undefined) return null;
  const what = named(WHAT);
  const kind = KINDS.find(([names]) => what.some((value) => names.test(value)))?.[1] ?? 'bounce';
  return { kind, recipient, status, words: words(said), date: when(named(WHEN)[0]) };
}
