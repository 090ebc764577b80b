import type { InputItem, LinesItem, RecordItem } from '../input/item/item.ts';
import type { InputProblem } from '../input/item/problem.ts';
import type { BounceRecord } from '../model.ts';
import { once } from '../once.ts';
import { earlierFinding } from '../output/record/finding.ts';
import type { Piece } from '../output/record/piece.ts';
import { ownText } from '../own-text.ts';
import { PIECE } from '../pieces.ts';
import type { LogItem } from './log-item.ts';

/** Records that an earlier run wrote about one message, or a part of them. */
export interface EarlierFindings extends Piece {
  readonly type: 'findings';
}

type Given = Exclude<InputItem, LinesItem> | LogItem;
type Grouped = Exclude<Given, RecordItem> | EarlierFindings;

/** Joins neighbouring records of one message, so that messages are counted as they were in the first run. */
export async function* groupRecords(items: AsyncIterable<Given>): AsyncGenerator<Grouped> {
  const open = { group: createGroup(), strays: createStrays() };
  for await (const item of items) {
    const record = item.type === 'record' ? (await forRecords()).readEarlierRecord(item.text) : null;
    // Not `yield*`: to hand on nothing costs an async generator as much as to hand on something.
    for (const one of complete(item, record, open)) yield one;
  }
  yield* open.group.end();
  yield* open.strays.end();
}

interface Open {
  readonly group: ReturnType<typeof createGroup>;
  readonly strays: ReturnType<typeof createStrays>;
}

/** What an item completes, and itself where it is no record. */
function* complete(item: Given, record: BounceRecord | null, { group, strays }: Open): Generator<Grouped> {
  if (record === null || !group.holds(record)) yield* group.end();
  if (item.type !== 'record') {
    yield* strays.end();
    yield item;
  } else if (record === null) yield* strays.add(item);
  else yield* group.add(record);
}

/** Few runs read records, and what looks at them is large. */
const forRecords = once(() => import('./earlier-record.ts'));

/** The records of one message, handed on some at a time. */
function createGroup() {
  let [first, from]: [BounceRecord | null, number] = [null, 0];
  let records: BounceRecord[] = [];
  const addresses = new Set<string>();
  const taken = (of: number | null): EarlierFindings => {
    const piece = { type: 'findings', findings: records.map(earlierFinding), from, of } as const;
    from += records.length;
    records = [];
    return piece;
  };
  return {
    /**
     * Whether the next record is about the same message, which tells of each recipient once. Shards of a pipe all have
     * the same source and count from 1, so two neighbours may both be the first: of one message they say the same about
     * the mail, unless several notices came with it.
     */
    holds: (next: BounceRecord): boolean =>
      first !== null &&
      (next.messageNumber === 1 ? SHARED : PLACE).every((name) => first?.[name] === next[name]) &&
      !addresses.has(addressOf(next)),
    *add(record: BounceRecord): Generator<EarlierFindings> {
      first ??= record;
      addresses.add(ownText(addressOf(record)));
      records.push(record);
      if (records.length >= PIECE) yield taken(null);
    },
    *end(): Generator<EarlierFindings> {
      if (records.length > 0) yield taken(from + records.length);
      [first, from] = [null, 0];
      addresses.clear();
    },
  };
}

const PLACE = ['source', 'messageNumber'] as const;
/** What all records of one notice share. */
const SHARED = [
  ...PLACE,
  ...(['reportingMta', 'date', 'sentDate', 'sender', 'returnPath', 'subject'] as const),
  ...(['messageId', 'truncated'] as const),
];

const addressOf = ({ recipient, originalRecipient }: BounceRecord): string => `${originalRecipient} ${recipient}`;

/** Lines of one source that are no records, told as one when the source is through. */
function createStrays() {
  let [source, first, lines] = ['', 0, 0];
  return {
    *add(item: RecordItem): Generator<InputProblem> {
      if (item.source !== source) yield* this.end();
      if (lines === 0) [source, first] = [item.source, item.line];
      lines++;
    },
    *end(): Generator<InputProblem> {
      if (lines > 0) yield notRecords(source, lines, first);
      lines = 0;
    },
  };
}

function notRecords(source: string, lines: number, first: number): InputProblem {
  const which = lines === 1 ? `${first} 行目` : `${first} 行目など ${lines} 行`;
  const message = `${which}が診断結果(ndjson)の形ではありません。その分を除いて集計しました。`;
  return { type: 'problem', source, code: 'records', message, lines };
}
