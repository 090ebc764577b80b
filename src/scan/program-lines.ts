import type { LinesItem, MessageItem } from '../input/item/item.ts';
import { type InputProblem, problem } from '../input/item/problem.ts';
import { isJournalJson } from '../input/log/journal.ts';
import { logOf } from '../input/log/rotation.ts';
import type { Spill } from '../kept/spill.ts';
import type { Delivery, LogFile } from '../logs/delivery.ts';
import { toNotice } from '../logs/notice.ts';
import { createLogReader, type LogReader } from '../logs/reader.ts';
import type { LogTotals } from '../logs/totals.ts';
import type { Notice } from '../model.ts';
import { once } from '../once.ts';
import type { LogItem } from './log-item.ts';

/** What a program wrote line by line, and the file of it that is read just now. */
export interface Open {
  readonly name: string;
  readonly reader: LogReader;
  file: LogFile;
  /** Lines of JSON that were known, and those that were not. */
  readonly json: { known: number; unknown: number };
}

/** Begins with the first file of it. */
export const begun = ({ source, asOf }: LinesItem, spill: Spill | null): Open => ({
  name: logOf(source),
  reader: createLogReader({ fold: true, spill }),
  file: { source, asOf },
  json: { known: 0, unknown: 0 },
});

/** What the next lines tell of mails. */
export async function told({ lines, first, source, asOf }: LinesItem, open: Open): Promise<readonly MessageItem[]> {
  open.file = { source, asOf };
  const messages: MessageItem[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.charCodeAt(0) === 0x7b && !isJournalJson(line))
      for (const event of await eventsOf(line, first + i, open)) messages.push(event);
    else for (const delivery of deliveriesOf(line, first + i, open)) messages.push(messageOf(delivery));
  }
  return messages;
}

const NONE: readonly Delivery[] = [];

function deliveriesOf(line: string, number: number, { reader, file }: Open): readonly Delivery[] {
  const told = reader.read(line, { file, line: number });
  return told.type === 'deliveries' ? told.deliveries : NONE;
}

async function eventsOf(line: string, number: number, open: Open): Promise<readonly MessageItem[]> {
  const notices = (await forEvents()).readEventLine(line);
  open.json[notices === null ? 'unknown' : 'known']++;
  return (notices ?? []).map((notice) => noticeItem(notice, open.file.source, number));
}

/** What is left to say when it is through. */
export function* ended({ reader, name, json }: Open): Generator<MessageItem | LogItem | InputProblem> {
  for (const delivery of reader.end()) yield messageOf(delivery);
  const totals = reader.totals();
  if (totals.lines > 0)
    yield { type: 'log', source: name, totals: withForeign(totals, json.unknown), hours: reader.hours };
  else if (json.unknown > 0) yield json.known === 0 ? problem(name, 'unknown-json') : strange(name, json.unknown);
}

/** Programs that share a log with a mail server write what they like, and it is counted with what else is no line of one. */
const withForeign = (totals: LogTotals, lines: number): LogTotals => ({
  ...totals,
  lines: totals.lines + lines,
  foreign: totals.foreign + lines,
});

/** Nobody is to take what was left out for what was not there. */
const strange = (source: string, lines: number): InputProblem => ({
  ...problem(source, 'unknown-lines', `${lines}行`),
  lines,
});

const messageOf = (delivery: Delivery): MessageItem =>
  noticeItem(toNotice(delivery), delivery.place.file.source, delivery.place.line);

const NO_BYTES = new Uint8Array(0);

const noticeItem = (notice: Notice, source: string, messageNumber: number): MessageItem => ({
  type: 'message',
  message: { source, messageNumber, shape: 'text', bytes: NO_BYTES, truncated: false, notices: [notice] },
});

/** Few runs read events, and what looks at their shapes is large. */
const forEvents = once(() => import('../events/text.ts'));
