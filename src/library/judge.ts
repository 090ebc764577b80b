import { createJudge, type Judge } from '../judgement/judge.ts';
import type { Judgement } from '../judgement/verdict.ts';
import type { BounceRecord } from '../model.ts';
import { earlierFinding } from '../output/record/finding.ts';
import { limitedTo } from '../rules/table/policy.ts';
import { createRepeats, type Repeats } from '../scan/repeats/repeats.ts';
import { engineFor, type Rules } from './rules.ts';

/** Options of {@link judge}. */
export interface JudgeOptions {
  /** Rules of your own, from {@link loadRules}; a `policy.yaml` among them counts. */
  readonly rules?: Rules;
  /** So many days with a passing trouble are enough, whatever its reason; by default 5, and 7 for troubles of servers. */
  readonly soft?: number;
  /** In days, counted back from the last passing trouble; 180 by default. */
  readonly within?: number;
  /** Addresses that are to stay: nothing that was said of them counts. */
  readonly forget?: readonly string[];
}

/**
 * What all records of an address come to: one judgement for each address, those that should leave a list first
 * (`remove`, then `complaint`). What the command's `scan --by recipient` tells and `list` does. A notice that comes twice
 * counts once. Memory grows with the addresses, not with the records.
 *
 * @param records - From {@link scan} or {@link diagnose}, in any order.
 * @throws TypeError where `options.rules` does not come from {@link loadRules}, or a number is no positive integer.
 * @example
 * const judged = await judge(scan(['bounces.mbox']));
 * const gone = judged.filter(({ verdict }) => verdict === 'remove' || verdict === 'complaint');
 */
export async function judge(
  records: AsyncIterable<BounceRecord> | Iterable<BounceRecord>,
  options: JudgeOptions = {},
): Promise<readonly Judgement[]> {
  const { rules, soft, within, forget = [] } = options;
  for (const [name, value] of Object.entries({ soft, within }))
    if (value !== undefined && (!Number.isInteger(value) || value < 1))
      throw new TypeError(`${name}: expected a positive integer`);
  const { policy } = engineFor(rules, {}).table;
  const limits = { ...(soft !== undefined && { times: soft }), ...(within !== undefined && { within }) };
  const judge = createJudge(limitedTo(policy, limits));
  await addAll(records, judge, createRepeats());
  for (const address of forget) judge.forget(address);
  return judge.all();
}

/**
 * Records of one message are neighbours; it names each recipient once, so that whoever is named again is so by a copy.
 */
async function addAll(
  records: AsyncIterable<BounceRecord> | Iterable<BounceRecord>,
  judge: Judge,
  repeats: Repeats,
): Promise<void> {
  let message: BounceRecord[] = [];
  const named = new Set<string>();
  const end = (): void => {
    const { findings } = repeats.mark({ findings: message.map(earlierFinding), from: 0, of: message.length });
    for (const { record, isRepeat } of findings) if (!isRepeat) judge.add(record);
    message = [];
    named.clear();
  };
  for await (const record of records) {
    const [first] = message;
    const name = `${record.originalRecipient} ${record.recipient}`;
    if (first !== undefined && (named.has(name) || !isSameMessage(first, record))) end();
    message.push(record);
    named.add(name);
  }
  end();
}

const isSameMessage = (a: BounceRecord, b: BounceRecord): boolean =>
  a.source === b.source && a.messageNumber === b.messageNumber && a.noticeId === b.noticeId;
