import { toFailure } from '../extract/finding/failure.ts';
import { NOTHING } from '../extract/finding/finding.ts';
import { noticeOf } from '../extract/pasted/text.ts';
import type { Notice } from '../model.ts';
import { toNotice } from './notice.ts';
import { eventsIn } from './read.ts';
import { parsed, rowsOf } from './shape/rows.ts';

/** What services tell in a text of JSON or CSV, a notice for each mail; null where it is no such text. */
export function readEventText(text: string): readonly Notice[] | null {
  const rows = rowsOf(text);
  if (rows === null) return null;
  const { events } = eventsIn(rows);
  if (events.length > 0) return events.map(toNotice);
  return [noticeOf([toFailure(NOTHING, 'other', '')], { unproven: true })];
}

/** JSON or CSV of which no service is known; null where it is something else, or known. */
export function unknownForm(text: string): 'json' | 'csv' | null {
  const rows = rowsOf(text);
  if (rows === null || eventsIn(rows).known) return null;
  return /^\s*[{[]/.test(text.slice(0, 200)) ? 'json' : 'csv';
}

/** What a line of JSON tells; null where no service is known to write such a line. */
export function readEventLine(line: string): readonly Notice[] | null {
  const { known, events } = eventsIn(parsed(line));
  return known ? events.map(toNotice) : null;
}
