import type { Failure, Notice } from '../../model.ts';
import { toFailure } from '../finding/failure.ts';
import { NOTHING } from '../finding/finding.ts';
import { rowsOf } from '../ground/rows.ts';
import { opensLikeNotice } from '../original/forward.ts';
import { originalOf } from '../original/original.ts';
import { saysFailure } from '../wording/phrases.ts';
import { saysRefusal } from '../wording/refusal-words.ts';
import type { Event } from './events.ts';
import { eventsIn } from './events.ts';
import { readLog } from './log-line.ts';
import { readQueue } from './queue.ts';
import { extractText, noticeOf } from './text.ts';

/**
 * Reads what somebody pasted. A text that a program wrote for programs is read as that, or not at all: in prose every
 * address beside a failure may be who failed, in such a text most of them are senders. `asked`: somebody wants to know
 * what these words mean, so they are about an error; `names`: fields of the original that he wants to see.
 */
export function readPasted(text: string, asked: boolean, names: readonly string[] = []): Notice {
  const events = told(text);
  if (events) return fromEvents(events, names);
  const notice = extractText(deliveriesIn(text) ?? text, { asked: names });
  const failures = refused(notice.failures).map(asReplied) as [Failure, ...Failure[]];
  return asked || isWitnessed(notice, text) ? { ...notice, failures } : { ...notice, failures, unproven: true };
}

function told(text: string): readonly Event[] | null {
  const rows = rowsOf(text);
  if (rows) return eventsIn(rows);
  return readQueue(text) ?? (deliveriesIn(text) === '' ? [] : null);
}

const NO_NOTICE: Event = { finding: NOTHING, kind: 'other' };

function fromEvents(events: readonly Event[], names: readonly string[]): Notice {
  const found = events.length > 0 ? events : [NO_NOTICE];
  const failures = found.map(({ finding, kind }) => toFailure(finding, kind, '')) as [Failure, ...Failure[]];
  const original = originalOf(null, '', names);
  return noticeOf(failures, events.length > 0 ? { original } : { original, unproven: true });
}

/** The beginning of a line that syslog, Exim or multilog wrote. */
const LOGGED =
  /^\s*(?:[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d \S{1,255} \S{1,80}: |\d{4}-\d\d-\d\dT[\d:.+Z-]{8,30} \S{1,255} \S{1,80}: |\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: [+-]\d{4})? (?:\[\d{1,10}\] )?\w{6}-\w{6,11}-\w{2,4} |@4[0-9a-f]{15,23} |\d{10}\.\d{6} )/;

/** qmail names the recipient on a line before. */
const STARTS = /\bstarting delivery \d/;

/** The lines of a mail log that tell of a delivery, and most tell of none; null where the text is no log. */
function deliveriesIn(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || !lines.every((line) => LOGGED.test(line))) return null;
  const kept = lines.filter((line) => STARTS.test(line) || readLog([line]));
  return kept.every((line) => STARTS.test(line)) ? '' : kept.join('\n');
}

/** Of several addresses only those that a refusal stands beside; where it stands beside none, it may be about all. */
function refused(failures: readonly Failure[]): readonly Failure[] {
  const witnessed = failures.filter(({ replyCode, status, action, diagnosticCode }) =>
    Boolean(replyCode ?? status ?? action ?? (diagnosticCode !== null && saysFailure(diagnosticCode))),
  );
  return witnessed.length > 0 ? witnessed : failures;
}

/** `250 2.0.0 OK` refuses nothing. */
function asReplied(failure: Failure): Failure {
  const accepted = failure.kind === 'bounce' && /^2/.test(failure.replyCode ?? failure.status ?? '');
  return accepted ? { ...failure, kind: 'success' } : failure;
}

/** A server's reply, a report's field or words about a mail that did not arrive; what else tells, the table knows. */
const isWitnessed = ({ failures }: Notice, text: string): boolean =>
  failures.some(({ replyCode, status, action }) => replyCode ?? status ?? action) ||
  saysRefusal(text) ||
  opensLikeNotice(text);
