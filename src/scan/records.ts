import type { InputItem, RecordItem } from '../input/item.ts';
import type { InputProblem } from '../input/problem.ts';
import { type BounceRecord, KINDS } from '../model.ts';
import { earlierFinding, type Finding } from '../output/finding.ts';

/** All records that an earlier run wrote about one message. */
export interface EarlierFindings {
  readonly type: 'findings';
  readonly findings: readonly Finding[];
}

type Grouped = Exclude<InputItem, RecordItem> | EarlierFindings;

/** Joins neighbouring records of one message, so that messages are counted as they were in the first run. */
export async function* groupRecords(items: AsyncIterable<InputItem>): AsyncGenerator<Grouped> {
  let group: BounceRecord[] = [];
  const flush = (): EarlierFindings[] => {
    const findings = group.map(earlierFinding);
    group = [];
    return findings.length > 0 ? [{ type: 'findings', findings }] : [];
  };
  for await (const item of items) {
    const record = item.type === 'record' ? parseRecord(item) : null;
    if (record && isSameMessage(group, record)) {
      group.push(record);
      continue;
    }
    yield* flush();
    if (record) group = [record];
    else yield item.type === 'record' ? notARecord(item) : item;
  }
  yield* flush();
}

/** What all records of one message share. */
const SHARED = [
  ...(['source', 'messageNumber', 'reportingMta', 'date', 'sentDate', 'sender', 'returnPath', 'subject'] as const),
  ...(['messageId', 'truncated'] as const),
];

/**
 * Shards of a pipe all have the same source and count from 1, so the numbers of two neighbours may be the same: one
 * message tells of each recipient once, and says the same about the mail.
 */
function isSameMessage(group: readonly BounceRecord[], next: BounceRecord): boolean {
  const [first] = group;
  if (first === undefined || SHARED.some((name) => first[name] !== next[name])) return false;
  return !group.some((known) => addressOf(known) === addressOf(next));
}

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
