import type { Front } from './front.ts';
import { modernFront } from './modern-front.ts';

/** `Nov 20 10:15:00`, of RFC 3164. */
const OLD_TIME = /[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?/y;
/** rsyslog and journalctl know ISO 8601 as well, with a day before and a zone behind it. */
const ISO_TIME =
  /(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d|UTC|GMT|JST)(?= ))?/y;
/** multilog's TAI64N; splogger has seconds. */
const OTHER_TIME = /(?:@4[0-9a-f]{0,23}|\d{10}\.\d{1,9})(?= )/y;
const PRIORITY = /<\d{1,3}>/y;
const PROGRAM = /([^\s:[]{1,80})(?:\[\d{1,10}\])?:(?: |$)/y;
/** Solaris numbers its messages; Exim names its process. */
const NUMBER = /\[(?:ID )?\d{1,10}(?: [a-z0-9.]{1,30})?\] /y;

/** Where a match of a sticky expression that begins at `at` ends; -1 without one. */
function endOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : -1;
}

/** Reads the front of a line; null where it has none that a log has. */
export function frontOf(line: string): Front | null {
  return multilog(line) ?? dated(line) ?? modernFront(line);
}

function multilog(line: string): Front | null {
  const end = endOf(OTHER_TIME, line, 0);
  return end < 0 ? null : { stamp: line.slice(0, end), host: null, program: null, words: line.slice(end + 1) };
}

function dated(line: string): Front | null {
  const start = Math.max(0, endOf(PRIORITY, line, 0));
  const old = endOf(OLD_TIME, line, start);
  const end = old >= 0 ? old : endOf(ISO_TIME, line, start);
  if (end < 0 || line[end] !== ' ') return null;
  const stamp = line.slice(start, end);
  return named(line, end + 1, stamp) ?? { stamp, host: null, program: null, words: wordsAt(line, end + 1) };
}

/** A host, and a program with its colon; Exim's own file has neither. */
function named(line: string, at: number, stamp: string): Front | null {
  const blank = line.indexOf(' ', at);
  if (blank <= at || blank - at > 255) return null;
  PROGRAM.lastIndex = blank + 1;
  const program = PROGRAM.exec(line)?.[1];
  if (program === undefined) return null;
  return inner({ stamp, host: line.slice(at, blank), program, words: wordsAt(line, PROGRAM.lastIndex) });
}

const wordsAt = (line: string, at: number): string => line.slice(Math.max(at, endOf(NUMBER, line, at)));

/** splogger and Exim put a time of their own behind the one of syslog. */
const OWN_TIMES = new Set(['qmail', 'exim', 'exim4']);

function inner(front: Front): Front {
  if (!OWN_TIMES.has(front.program ?? '')) return front;
  const own = multilog(front.words) ?? dated(front.words);
  return own ? { ...front, words: own.words } : front;
}
