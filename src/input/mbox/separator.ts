/** The `From ` line before every message of an mbox (RFC 4155 and what programs make of it). */

const DAY = '(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const CLOCK = '\\d{1,2}:\\d\\d(?::\\d\\d)?';

/** asctime(3), with a zone before the year (`JST`, Gmail's `+0000`) or after it; the sender may be missing or hold spaces. */
const ASCTIME = new RegExp(
  `[ \\t]${DAY},? {1,2}${MONTH} {1,2}\\d{1,2} {1,2}${CLOCK}(?: {1,2}[+A-Za-z0-9-]{1,6}){0,2} {1,2}(?:19|20)\\d\\d(?!\\d)`,
);
/** An RFC 5322 or ISO 8601 date behind a sender of one word. */
const OTHER_DATE = new RegExp(
  `^From {1,2}\\S{1,320} {1,2}(?:${DAY}, {1,2}\\d{1,2} ${MONTH} (?:19|20)\\d\\d ${CLOCK}|(?:19|20)\\d\\d-\\d\\d-\\d\\d[ T]${CLOCK})`,
);
/** RFC 5322 section 3.6.8, bounded. */
const FIELD = /^[!-9;-~]{1,76}[ \t]{0,8}:/;

/** Longest line taken for a separator. */
export const MAX_SEPARATOR = 1000;

/** `asctime` is a separator by itself behind a blank line; `other` only where a header field follows. */
export function separatorDate(line: string): 'asctime' | 'other' | null {
  if (!line.startsWith('From ')) return null;
  if (ASCTIME.test(line)) return 'asctime';
  return OTHER_DATE.test(line) ? 'other' : null;
}

/** The first line of a header block; `>From ` is an older separator that a delivery agent quoted. */
export function looksLikeField(line: string): boolean {
  return FIELD.test(line) || line.startsWith('>From ');
}

/** Whether a mailbox can begin with this line: undated ones count where a header field follows. */
export function opensMailbox(line: string, next: string): boolean {
  return line.startsWith('From ') && (separatorDate(line) === 'asctime' || looksLikeField(next));
}
