import { looksLikeRows } from '../events/shape/form.ts';
import type { InputItem, LinesItem, MessageItem } from '../input/item/item.ts';
import { type InputProblem, problem } from '../input/item/problem.ts';
import { isJournalJson } from '../input/log/journal.ts';
import { logOf } from '../input/log/rotation.ts';
import { decodeText } from '../input/text/decode-text.ts';
import type { AttemptHours } from '../logs/hours.ts';
import type { Delivery, LogFile } from '../logs/join.ts';
import { toNotice } from '../logs/notice.ts';
import { createLogReader, type LogReader } from '../logs/reader.ts';
import type { LogTotals } from '../logs/totals.ts';
import type { Notice, RawMessage } from '../model.ts';
import { once } from '../once.ts';

/** What the lines of a log were, when it is through. */
export interface LogItem {
  readonly type: 'log';
  readonly source: string;
  readonly totals: LogTotals;
  /** Attempts of each hour. */
  readonly hours: AttemptHours;
}

/** What a program wrote line by line, and the file of it that is read just now. */
interface Open {
  readonly name: string;
  readonly reader: LogReader;
  file: LogFile;
  /** Lines of JSON, and whether one of them was known. */
  json: 'none' | 'unknown' | 'known';
}

type Told = Exclude<InputItem, LinesItem> | LogItem;

/**
 * Turns what programs wrote for programs into what it tells of mails: lines of a log (files of one rotated log are one)
 * and of events. What is no form that is known is a problem.
 */
export async function* readPrograms(items: AsyncIterable<InputItem>): AsyncGenerator<Told> {
  let open: Open | null = null;
  for await (const item of items) {
    if (open !== null && (item.type !== 'lines' || logOf(item.source) !== open.name)) {
      yield* ending(open);
      open = null;
    }
    if (item.type === 'message') yield (await refusal(item.message)) ?? item;
    else if (item.type !== 'lines') yield item;
    else {
      open ??= { name: logOf(item.source), reader: createLogReader({ fold: true }), file: item, json: 'none' };
      open.file = { source: item.source, asOf: item.asOf };
      for (let i = 0; i < item.lines.length; i++) {
        const line = item.lines[i] as string;
        if (line.charCodeAt(0) === 0x7b && !isJournalJson(line)) yield* eventsOf(line, item.first + i, open);
        else for (const delivery of deliveriesOf(line, item.first + i, open)) yield messageOf(delivery);
      }
    }
  }
  if (open !== null) yield* ending(open);
}

const NONE: readonly Delivery[] = [];

function deliveriesOf(line: string, number: number, { reader, file }: Open): readonly Delivery[] {
  const told = reader.read(line, { file, line: number });
  return told.type === 'deliveries' ? told.deliveries : NONE;
}

async function* eventsOf(line: string, number: number, open: Open): AsyncGenerator<MessageItem> {
  const notices = (await forEvents()).readEventLine(line);
  if (notices === null) open.json = open.json === 'known' ? 'known' : 'unknown';
  else open.json = 'known';
  for (const notice of notices ?? []) yield noticeItem(notice, open.file.source, number);
}

function* ending({ reader, name, json }: Open): Generator<MessageItem | LogItem | InputProblem> {
  for (const delivery of reader.end()) yield messageOf(delivery);
  const totals = reader.totals();
  if (totals.lines > 0) yield { type: 'log', source: name, totals, hours: reader.hours };
  else if (json === 'unknown') yield problem(name, 'unknown-json');
}

const messageOf = (delivery: Delivery): MessageItem =>
  noticeItem(toNotice(delivery), delivery.place.file.source, delivery.place.line);

const NO_BYTES = new Uint8Array(0);

const noticeItem = (notice: Notice, source: string, messageNumber: number): MessageItem => ({
  type: 'message',
  message: { source, messageNumber, shape: 'text', bytes: NO_BYTES, truncated: false, notices: [notice] },
});

/** Few runs read events, and what looks at their shapes is large. */
const forEvents = once(() => import('../events/text.ts'));

/** Enough to see that it is no table and no JSON. */
const HEAD = 4096;

async function refusal({ shape, bytes, source }: RawMessage): Promise<InputProblem | null> {
  const head = shape === 'text' ? decodeText(bytes.subarray(0, HEAD)) : '';
  if (!looksLikeRows(head) || isJournalJson(head)) return null;
  const form = (await forEvents()).unknownForm(decodeText(bytes));
  return form === null ? null : problem(source, `unknown-${form}`);
}
