import type { Front } from '../input/log/front.ts';
import { frontOfJournal, isJournalExport, isJournalJson, journalExport } from '../input/log/journal.ts';
import { frontOf } from '../input/log/read-front.ts';
import { isOwnWords, type Server, serverOf } from '../input/log/server.ts';
import { domainOf } from '../mail-address.ts';
import type { Delivery, Place } from './delivery.ts';
import type { Attempt, Reader, Told } from './ground/attempt.ts';
import { AttemptHours } from './hours.ts';
import { Join, type JoinOptions } from './join.ts';
import { exchangeReader, type Tracked } from './servers/exchange.ts';
import { exim } from './servers/exim.ts';
import { opensmtpd } from './servers/opensmtpd.ts';
import { postfix } from './servers/postfix.ts';
import { qmailReader } from './servers/qmail.ts';
import { sendmail } from './servers/sendmail.ts';
import { type LogTotals, noCounts } from './totals.ts';

/** What a line tells: deliveries (perhaps none yet: a deferral waits), a refusal of ours, nothing, or it is no line of a log. */
export type Line =
  | { readonly type: 'deliveries'; readonly deliveries: readonly Delivery[] }
  | { readonly type: 'refused' }
  | { readonly type: 'nothing' }
  | { readonly type: 'no-log' };

/** Where a line stands. */
export type LineAt = Pick<Place, 'file' | 'line'>;

/** Reads a log line by line, and keeps in mind what lines say of mails that are still under way. */
export interface LogReader {
  read(line: string, at: LineAt): Line;
  /** What still waits when the log ends. */
  end(): Iterable<Delivery>;
  totals(): LogTotals;
  /** Attempts of each hour. */
  readonly hours: AttemptHours;
}

export function createLogReader(options: JoinOptions): LogReader {
  const join = new Join(options);
  const readers: Readonly<Record<Server, Reader>> = { postfix, sendmail, exim, qmail: qmailReader(), opensmtpd };
  const exported = journalExport();
  const tracked = exchangeReader();
  const counts = noCounts();
  const hours = new AttemptHours();
  let isExport = false;
  let last: LineAt | null = null;

  const countHour = ({ finding, outcome }: Attempt, { stamp, file }: Place): void => {
    const name = finding.remoteMta ?? domainOf(finding.recipient);
    if (name !== null) hours.add(name.toLowerCase(), outcome === 'deferred', stamp, file.asOf);
  };

  const tell = (front: Front, at: LineAt): Line => {
    const server = serverOf(front);
    const told = server && readers[server](front.words);
    if (told === null) return nothing();
    const place = { file: at.file, line: at.line, stamp: front.stamp, host: front.host };
    return Array.isArray(told) ? settledAll(told, place) : settled(told as Told, place);
  };

  const settledAll = (told: readonly Told[], place: Place): Line => ({
    type: 'deliveries',
    deliveries: told.flatMap((one) => takeOne(one, place)),
  });

  const row = ({ told, stamp }: Tracked, at: LineAt): Line => {
    const [first, ...others] = told;
    const place = { ...at, stamp, host: null };
    if (first === undefined) return nothing();
    return others.length === 0 ? settled(first, place) : settledAll(told, place);
  };

  const settled = (told: Told, place: Place): Line => {
    if (told.type === 'refused') {
      counts.refused++;
      return REFUSED;
    }
    const deliveries = takeOne(told, place);
    return deliveries.length > 0 || told.type === 'attempt' ? { type: 'deliveries', deliveries } : nothing();
  };

  const takeOne = (told: Told, place: Place): readonly Delivery[] => {
    if (told.type === 'attempt') {
      counts.attempts[told.outcome]++;
      if (told.outcome !== 'relayed') countHour(told, place);
    }
    const deliveries = join.take(told, place);
    if (told.type === 'expired') counts.attempts.expired += deliveries.length;
    return deliveries;
  };

  const nothing = (): Line => {
    counts.others++;
    return NOTHING;
  };

  const frontIn = (line: string): Front | null | 'part' => {
    isExport ||= isJournalExport(line);
    if (isExport) return exported(line) ?? 'part';
    return isJournalJson(line) ? frontOfJournal(line) : (frontOf(line) ?? withoutFront(line));
  };

  return {
    read(line, at) {
      counts.lines++;
      last = at;
      const inTracking = tracked(line);
      if (inTracking !== null) return row(inTracking, at);
      const front = frontIn(line);
      if (front === null) counts.foreign++;
      else if (front === 'part') counts.others++;
      else return tell(front, at);
      return front === null ? NO_LOG : NOTHING;
    },
    *end() {
      // The last entry of an export may have no blank line behind it.
      const front = isExport ? exported('') : null;
      const line = front === null || last === null ? NOTHING : tell(front, last);
      if (line.type === 'deliveries') yield* line.deliveries;
      yield* join.end();
    },
    hours,
    totals: () => ({ ...counts, attempts: { ...counts.attempts }, forgotten: join.forgotten }),
  };
}

/** Somebody may copy the words alone, and qmail's and Exim's are known by themselves. */
function withoutFront(line: string): Front | null {
  const words = line.trimStart();
  return isOwnWords(words) ? { stamp: '', host: null, program: null, words } : null;
}

const REFUSED: Line = { type: 'refused' };
const NOTHING: Line = { type: 'nothing' };
const NO_LOG: Line = { type: 'no-log' };
