import type { Attempt, Outcome, Reader, Told } from '../ground/attempt.ts';
import { addressIn, messageIdIn } from '../ground/values.ts';

/** `1tixMn-00000000C5j-1wRa`, and six shorter characters before Exim 4.97. */
const LINE = /^([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (\S{1,20})(?: (.*))?$/s;
const REFUSED = / rejected (?:RCPT|MAIL|EHLO|HELO|VRFY|connection|after DATA|during MIME|DATA)\b/;

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['=>', 'sent'],
  ['->', 'sent'],
  ['>>', 'sent'],
  ['**', 'bounced'],
  ['==', 'deferred'],
]);

/** Exim's main log. https://www.exim.org/exim-html-current/doc/html/spec_html/ch-log_files.html */
export const exim: Reader = (words) => {
  const match = LINE.exec(words);
  if (match === null) return REFUSED.test(words) ? { type: 'refused' } : null;
  const [, queueId, mark, rest = ''] = match as unknown as [string, string, string, string | undefined];
  if (mark === '<=') return arrival(queueId, rest);
  if (mark === 'Completed') return { type: 'removed', queueId };
  const outcome = OUTCOMES.get(mark);
  if (outcome !== undefined) return attempt(queueId, outcome, rest);
  return REFUSED.test(words) ? { type: 'refused' } : null;
};

/** `<= news@example.jp H=client [192.0.2.1] P=esmtp S=2343 id=1@example.jp T="subject"` */
function arrival(queueId: string, rest: string): Told {
  const sender = rest.split(' ', 1)[0] ?? '';
  return {
    type: 'mail',
    queueId,
    sender: sender === '<>' ? null : addressIn(sender),
    messageId: messageIdIn(/ id=(\S{1,1000})/.exec(rest)?.[1] ?? null),
    subject: / T="((?:[^"\\]|\\.){1,1000})"/.exec(rest)?.[1] ?? null,
  };
}

/** What an address came of: in brackets the one between, then the one that was written to. */
const CAME_OF = /^ (?:\([^)\s]{1,320}\)|<([^>\s]{1,320})>)/;

/** The address, the one that was written to, and the fields behind them, such as `R=dnslookup T=remote_smtp H=mx [192.0.2.1]:25`. */
function addressesOf(rest: string): readonly [address: string, original: string | null, fields: string] {
  const address = rest.split(' ', 1)[0] ?? '';
  let fields = rest.slice(address.length);
  let original: string | null = null;
  for (let match = CAME_OF.exec(fields); match !== null; match = CAME_OF.exec(fields)) {
    original = match[1] ?? original;
    fields = fields.slice(match[0].length);
  }
  return [address, original, fields];
}

function attempt(queueId: string, outcome: Outcome, rest: string): Attempt {
  const [address, original, fields] = addressesOf(rest);
  const words = wordsOf(fields);
  const sender = /\bF=<([^>\s]{1,320})>/.exec(fields)?.[1];
  const [last, first] = [addressIn(address.replace(/:$/, '')), addressIn(original)];
  return {
    type: 'attempt',
    queueId,
    outcome: outcome === 'bounced' && /retry (?:time(?:out)? exceeded|timeout)/.test(words ?? '') ? 'expired' : outcome,
    ...(sender !== undefined && { sender: addressIn(sender) }),
    finding: {
      recipient: last ?? first,
      originalRecipient: last === null ? null : first,
      remoteMta: hostOf(fields),
      status: null,
      words,
    },
  };
}

const hostOf = (fields: string): string | null => {
  const host = /\bH=([^\s=]{1,255}) \[/.exec(fields)?.[1] ?? null;
  return host?.includes('.') ? host : null;
};

/** `X=TLS1.3:..`, `DN="/C=JP"`, `C="250 ok"`, ` [192.0.2.1]:25`: what stands between the address and what was said. */
const FIELD =
  /^ (?:[A-Za-z]{1,3}=(?:"(?:[^"\\]|\\.){0,1000}"|<[^>]{0,320}>|[^\s"]{1,400}?)(?=[ :]|$)|\[[0-9a-fA-F.:]{2,45}\](?::\d{1,5})?|defer \(-?\d{1,4}\)|routing|for|\S{1,40}(?= defer \())/;

/** What the other server or Exim itself said: a confirmation in `C=`, else what stands behind the fields. */
function wordsOf(fields: string): string | null {
  const confirmed = / C="((?:[^"\\]|\\.){1,2000})"/.exec(fields)?.[1];
  if (confirmed !== undefined) return confirmed;
  let rest = fields;
  for (let match = FIELD.exec(rest); match !== null; match = FIELD.exec(rest)) rest = rest.slice(match[0].length);
  return rest.replace(/^[:\s]{1,4}/, '').trim() || null;
}
