import type { Action, Kind } from '../model.ts';
import { cleanAddress } from './address.ts';
import { type Finding, NOTHING } from './finding.ts';
import { statusOf } from './report.ts';

export interface LogEntry {
  readonly finding: Finding;
  readonly kind: Kind;
  /** The host that wrote the log. */
  readonly host: string | null;
}

const SYSLOG =
  /^\s*(?:[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.+Z-]{8,30})\s+(\S{1,255})\s+\S{1,80}:\s/;

function hostOf(line: string): string | null {
  return SYSLOG.exec(line)?.[1] ?? null;
}

function field(line: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s,:])${name}=(<[^>]{0,320}>|[^,\\s]{1,320})`).exec(line);
  return match?.[1] ?? null;
}

function relayHost(value: string | null): string | null {
  const name = value?.split('[', 1)[0]?.replace(/\.$/, '') ?? '';
  return name === '' || name === 'none' || name === 'local' || !name.includes('.') ? null : name;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  sent: 'delivered',
  deferred: 'delayed',
  bounced: 'failed',
  expired: 'failed',
  undeliverable: 'failed',
  deliverable: 'delivered',
};
const KINDS: Readonly<Record<Action, Kind>> = {
  failed: 'bounce',
  delayed: 'delay',
  delivered: 'success',
  relayed: 'success',
  expanded: 'success',
};

function entry(line: string, action: Action, finding: Partial<Finding>): LogEntry {
  return { finding: { ...NOTHING, ...finding, action }, kind: KINDS[action], host: hostOf(line) };
}

/** A log cuts long lines, so the closing bracket may be missing. */
function bracketed(rest: string): string {
  return rest.trimEnd().replace(/\)$/, '');
}

/** `to=<..>, orig_to=<..>, relay=.., dsn=5.1.1, status=bounced (host .. said: 550 ..)` */
function postfix(line: string): LogEntry | null {
  const match = /\bstatus=([a-z]{3,20})\b\s{0,4}(\(|$)/.exec(line);
  const action = match ? ACTIONS[match[1] as string] : undefined;
  const to = field(line, 'to');
  if (!action || !to) return null;
  return entry(line, action, {
    recipient: cleanAddress(to),
    originalRecipient: cleanAddress(field(line, 'orig_to') ?? ''),
    remoteMta: relayHost(field(line, 'relay')),
    status: statusOf(field(line, 'dsn') ?? ''),
    words: match?.[2] ? bracketed(line.slice(match.index + match[0].length)) : null,
  });
}

/** `NOQUEUE: reject: RCPT from host[ip]: 550 5.1.1 <user@..>: ...; from=<..> to=<..> proto=..`: we refused it. */
function postfixReject(line: string): LogEntry | null {
  const match = /\breject: ([A-Z]{4,8}|END-OF-MESSAGE|CONNECT) from \S{1,320}: ((?:(?!; from=<).){3,2000})/.exec(line);
  if (!match) return null;
  const refused = /^4/.test(match[2] as string) ? 'delayed' : 'failed';
  const command = match[1] === 'RCPT' || match[1] === 'MAIL' || match[1] === 'DATA' ? match[1] : null;
  return entry(line, refused, { recipient: cleanAddress(field(line, 'to') ?? ''), words: match[2] as string, command });
}

/** `to=<..>, delay=.., mailer=esmtp, relay=.., dsn=5.1.1, stat=User unknown` */
function sendmail(line: string): LogEntry | null {
  const match = /\bstat=(.{1,2000})/.exec(line);
  const to = field(line, 'to');
  if (!match || !to) return null;
  const words = (match[1] as string).trim();
  const action: Action = /^Sent\b/.test(words)
    ? 'delivered'
    : /^(?:Deferred|queued)/i.test(words)
      ? 'delayed'
      : 'failed';
  return entry(line, action, {
    recipient: cleanAddress(to),
    originalRecipient: cleanAddress(field(line, 'ctladdr') && !words ? '' : (field(line, 'orig_to') ?? '')),
    remoteMta: relayHost(field(line, 'relay')),
    status: statusOf(field(line, 'dsn') ?? ''),
    words,
  });
}

const EXIM =
  /\b[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} (\*\*|==|=>|->) (\S{1,320})(?: <([^>]{1,320})>)?(.{0,4000})/;

/** `** user@example.jp R=dnslookup T=remote_smtp H=mx [ip]: SMTP error from remote mail server after RCPT TO:<..>: 550 ..` */
function exim(line: string): LogEntry | null {
  const match = EXIM.exec(line);
  if (!match) return null;
  const [, mark, address, original, rest] = match as unknown as [string, string, string, string | undefined, string];
  const action: Action = mark === '**' ? 'failed' : mark === '==' ? 'delayed' : 'delivered';
  const host = /\bH=([^\s=]{1,255}) \[/.exec(rest)?.[1] ?? null;
  const words = /(?:: |defer \(-?\d+\):? ?)(.{1,4000})/.exec(
    rest
      .replace(
        /^(?: [A-Z]{1,3}=\S{1,400}(?: \[[^\]]{1,60}\](?::\d+)?)?)*/,
        (head) => `${head.endsWith(':') ? ':' : ''} `,
      )
      .trimStart(),
  );
  return entry(line, action, {
    recipient: cleanAddress(address),
    originalRecipient: original ? cleanAddress(original) : null,
    remoteMta: relayHost(host),
    words: words?.[1]?.trim() ?? (rest.trim() || null),
  });
}

/** `delivery 3: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_..` */
function qmail(line: string, starts: ReadonlyMap<string, string>): LogEntry | null {
  const match = /\bdelivery (\d{1,12}): (success|failure|deferral): (\S{1,4000})/.exec(line);
  if (!match) return null;
  const [, number, result, rest] = match as unknown as [string, string, string, string];
  const words = rest.replaceAll('_', ' ').replaceAll('/', '\n').trim();
  const action: Action = result === 'failure' ? 'failed' : result === 'deferral' ? 'delayed' : 'delivered';
  return entry(line, action, { recipient: cleanAddress(starts.get(number) ?? ''), words });
}

const STARTS = /\bstarting delivery (\d{1,12}): msg \d{1,20} to (?:remote|local) (\S{1,320})/;

const READERS = [postfix, sendmail, postfixReject, exim];

function readLine(line: string, starts: ReadonlyMap<string, string>): LogEntry | null {
  for (const reader of READERS) {
    const found = reader(line);
    if (found) return found;
  }
  return qmail(line, starts);
}

/** syslog cuts lines at 8 KiB (RFC 5424 section 6.1 asks for 2 KiB). */
const MAX_LINE = 8192;

/** Reads lines of a mail server's log; null where they are none that tell of a delivery. */
export function readLog(given: readonly string[]): LogEntry[] | null {
  const lines = given.map((line) => (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line));
  const starts = new Map(
    lines
      .map((line) => STARTS.exec(line))
      .filter((match) => match !== null)
      .map(([, number, to]) => [number as string, to as string]),
  );
  const entries = lines.filter((line) => !STARTS.test(line)).map((line) => readLine(line, starts));
  const known = entries.filter((one) => one !== null);
  return known.length > 0 && known.length * 2 >= entries.length ? known : null;
}
