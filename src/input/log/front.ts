/** What stands before the words of a log's line. */
export interface Front {
  /** When, as it stands there; empty where the line does not say. */
  readonly stamp: string;
  /** The host that wrote it. */
  readonly host: string | null;
  /** `postfix/smtp`, `sm-mta`; null where nobody put a name before it. */
  readonly program: string | null;
  readonly words: string;
}

/** `Nov 20 10:15:00`, of RFC 3164; rsyslog and journalctl know ISO 8601 as well, with a day or a zone around it. */
const WHEN =
  /(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d|UTC|GMT|JST))?)/
    .source;
const SYSLOG = new RegExp(
  `^(?:<\\d{1,3}>)?(${WHEN}) (\\S{1,255}) ([^\\s:\\[]{1,80})(?:\\[\\d{1,10}\\])?: (?:\\[ID \\d{1,10} [a-z0-9.]{1,30}\\] )?(.*)$`,
  's',
);
/** RFC 5424 section 6: a version, and data in brackets where there is any. */
const SYSLOG_5424 =
  /^<\d{1,3}>1 (\S{1,40}) (\S{1,255}) (\S{1,80}) \S{1,128} \S{1,32} (?:-|(?:\[(?:[^\]\\]|\\.){0,4000}\])+) ?\ufeff?(.*)$/s;
/** Exim writes a file of its own. */
const OWN_FILE = new RegExp(`^(${WHEN}) (?:\\[\\d{1,10}\\] )?(.*)$`, 's');
/** multilog's TAI64N, tai64nlocal's form is Exim's; splogger has seconds. */
const MULTILOG = /^(@4[0-9a-f]{0,23}|\d{10}\.\d{1,9}) (.*)$/s;

/** Reads the front of a line; null where it has none that a log has. */
export function frontOf(line: string): Front | null {
  const first = line.charCodeAt(0);
  // `@` and digits before all else: most lines of other logs begin with a letter.
  if (first === 0x40 || (first >= 0x30 && first <= 0x39)) return multilog(line) ?? syslog(line) ?? ownFile(line);
  return syslog(line) ?? modern(line) ?? ownFile(line);
}

function syslog(line: string): Front | null {
  const match = SYSLOG.exec(line);
  if (match === null) return null;
  const [, stamp, host, program, words] = match as unknown as [string, string, string, string, string];
  // `2026-11-20 10:15:00 [123] 1tixMn-... <= ...` has no host, though it may look so.
  return /^\w{6}-\w{6,11}-\w{2,4}$/.test(host) ? null : inner({ stamp, host, program, words });
}

function modern(line: string): Front | null {
  const match = SYSLOG_5424.exec(line);
  if (match === null) return null;
  const [, stamp, host, program, words] = match as unknown as [string, string, string, string, string];
  return inner({ stamp, host, program, words });
}

function ownFile(line: string): Front | null {
  const match = OWN_FILE.exec(line);
  return match && { stamp: match[1] as string, host: null, program: null, words: match[2] as string };
}

function multilog(line: string): Front | null {
  const match = MULTILOG.exec(line);
  return match && { stamp: match[1] as string, host: null, program: null, words: match[2] as string };
}

/** splogger and Exim put a time of their own behind the one of syslog. */
const OWN_TIMES = new Set(['qmail', 'exim', 'exim4']);

function inner(front: Front): Front {
  if (!OWN_TIMES.has(front.program ?? '')) return front;
  const own = multilog(front.words) ?? ownFile(front.words);
  return own ? { ...front, words: own.words } : front;
}
