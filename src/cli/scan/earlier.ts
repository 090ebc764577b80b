import { basename } from 'node:path';
import { readInputs } from '../../input/store/read.ts';
import { createJudge } from '../../judgement/judge.ts';
import type { Spill } from '../../kept/spill.ts';
import type { ListPolicy } from '../../rules/files/types.ts';
import type { Filter } from '../../scan/filter.ts';
import { readPrograms } from '../../scan/programs.ts';
import { groupRecords } from '../../scan/records.ts';
import { createRepeats } from '../../scan/repeats/repeats.ts';
import type { Earlier } from '../../tally/comparison.ts';
import { createPeriod } from '../../tally/period.ts';
import { createTally } from '../../tally/summary.ts';
import { visible } from '../../visible.ts';
import { untilAborted } from '../io/until-aborted.ts';

export interface EarlierOptions {
  readonly policy: ListPolicy;
  /** What of the records is wanted; null: all. */
  readonly only: Filter | null;
  /** Where that has room which is too much for memory. */
  readonly spill: Spill;
  readonly signal: AbortSignal;
}

/** What the records of an earlier run come to, counted as this one's are; a Japanese sentence where they are none. */
export async function readEarlier(
  path: string,
  { policy, only, spill, signal }: EarlierOptions,
): Promise<Earlier | string> {
  const [judge, period, repeats] = [createJudge(policy, spill), createPeriod(), createRepeats({ spill })];
  const tally = createTally(judge);
  let isRecords = false;
  const items = readInputs([path], { stdin: nothing(), mode: 'scan', signal });
  for await (const item of groupRecords(readPrograms(untilAborted(items, signal), spill))) {
    if (isBeside(item)) continue;
    if (item.type === 'problem') return `--compare の ${visible(path)} を読めません。${item.message}`;
    if (item.type !== 'findings') return noRecords(path);
    isRecords = true;
    const { findings } = repeats.mark(item);
    const wanted = findings.filter(({ record }) => only === null || only.accepts(record));
    for (const { record } of wanted) period.add(record.date);
    if (wanted.length > 0) tally.message(wanted, item.from > 0);
  }
  if (!isRecords) return noRecords(path);
  return { name: basename(path), summary: tally.summary(), judge, period: period.days() };
}

/** What tells nothing of the records: a remark, a file passed over, some lines that are none. */
const isBeside = (item: { readonly type: string; readonly lines?: unknown }): boolean =>
  item.type === 'note' || item.type === 'skipped' || (item.type === 'problem' && item.lines !== undefined);

const noRecords = (path: string): string =>
  `--compare の ${visible(path)} は、前回の結果ではありません。前に scan --format ndjson で書いたファイルを指定してください。`;

async function* nothing(): AsyncGenerator<never> {}
