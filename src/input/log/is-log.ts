import { frontOfJournal, isJournalExport, isJournalJson } from './journal.ts';
import { frontOf } from './read-front.ts';
import { serverOf } from './server.ts';
import { isTracking } from './tracking.ts';

/** A log holds lines of others as well, and a notice may quote one. */
const LOOKED_AT = 400;
const LONGEST = 8192;

/** Whether the beginning of a text is a mail server's log: nearly all of its lines are a log's, and one is a mail server's. */
export function isMailLog(head: string): boolean {
  if (isTracking(head.slice(0, LONGEST))) return true;
  const lines = linesOf(head);
  const [first] = lines;
  if (first === undefined) return false;
  if (isJournalExport(first)) return true;
  const fronts = lines
    .map((line) => (isJournalJson(line) ? frontOfJournal(line) : frontOf(line)))
    .filter((front) => front !== null);
  return fronts.length * 10 >= lines.length * 9 && fronts.some((front) => serverOf(front) !== null);
}

/** The last one may be cut. */
function linesOf(head: string): readonly string[] {
  const lines = head.split('\n', LOOKED_AT + 1).filter((line) => line.trim() !== '');
  const whole = lines.length > 1 && !head.endsWith('\n') ? lines.slice(0, -1) : lines;
  return whole.slice(0, LOOKED_AT).map((line) => line.slice(0, LONGEST).trimEnd());
}
