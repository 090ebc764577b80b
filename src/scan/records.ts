import type { InputItem, RecordItem } from '../input/item.ts';
import type { InputProblem } from '../input/problem.ts';
import { type BounceRecord, KINDS } from '../model.ts';
import { earlierFinding } from '../output/finding.ts';
import { ownText } from '../output/own-text.ts';
import type { Piece } from '../output/piece.ts';
import { PIECE } from '../pieces.ts';

/** Records that an earlier run wrote about one message, or a part of them. */
export interface EarlierFindings extends Piece {
  readonly type: 'findings';
}

type Grouped = Exclude<InputItem, RecordItem> | EarlierFindings;

/** Joins neighbouring records of one message, so that messages are counted as they were in the first run. */
export async function* groupRecords(items: AsyncIterable<InputItem>): AsyncGenerator<Grouped> {
  const group = createGroup();
  for await (const item of items) {
    const record = item.type === 'record' ? parseRecord(item) : null;
    if (record === null || !group.holds(record)) yield* group.end();
    if (record !== null) yield* group.add(record);
    else yield item.type === 'record' ? notARecord(item) : item;
  }
  yield* group.end();
}

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

function parseRecord({ text }: RecordItem): BounceRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** A light look: records come from ourselves, and a foreign line must only not be counted. */
function isRecord(value: unknown): value is BounceRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { schema, kind, source, remedy } = value as Record<string, unknown>;
  return (
    schema === 1 && KINDS.some((known) => known === kind) && typeof source === 'string' && typeof remedy === 'object'
  );
}

const notARecord = ({ source, line }: RecordItem): InputProblem => ({
  type: 'problem',
  source,
  code: 'records',
  message: `${line} 行目が診断結果(ndjson)の形ではありません。この行を除いて集計しました。`,
});
