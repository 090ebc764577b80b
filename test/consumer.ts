/** Compiled by .ci/run against the installed package, as a stranger's program would be: no types of Node, nothing skipped. */
import {
  type BounceRecord,
  diagnose,
  type Explained,
  explain,
  InputError,
  type Judgement,
  judge,
  type Kind,
  loadRules,
  type Reason,
  type Remedy,
  type Rules,
  RulesError,
  type Side,
  scan,
} from 'bounce-doctor';

const kinds: Readonly<Record<Kind, number>> = {
  bounce: 1,
  delay: 1,
  success: 1,
  feedback: 1,
  vacation: 1,
  other: 0,
  unreadable: 0,
};

export async function advice(mail: Uint8Array | string, rules?: Rules): Promise<readonly string[]> {
  const records: readonly BounceRecord[] = await diagnose(mail, rules === undefined ? {} : { rules, explain: true });
  return records.filter((record) => kinds[record.kind] > 0).flatMap((record) => stepsFor(record.side, record.remedy));
}

function stepsFor(side: Side | null, remedy: Remedy): readonly string[] {
  return side === null || side === 'network' || side === 'unknown' ? remedy.sender : remedy[side];
}

export async function reasons(paths: readonly string[]): Promise<ReadonlyMap<Reason, number>> {
  const counts = new Map<Reason, number>();
  const options = {
    onProblem: ({ source, message }: { source: string; message: string }) => void `${source}${message}`,
  };
  for await (const { reason } of scan(paths, options))
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

export async function leaving(paths: readonly string[]): Promise<readonly string[]> {
  const judged: readonly Judgement[] = await judge(scan(paths), { soft: 3, within: 90 });
  return judged.flatMap((one) =>
    one.verdict === 'remove' ? [`${one.recipient} ${one.by satisfies 'hard' | 'soft'}`] : [],
  );
}

export async function meaning(code: string): Promise<string> {
  const explained: Explained = await explain(code);
  return explained.type === 'article'
    ? explained.title
    : (explained.type === 'records' && explained.records[0]?.title) || '';
}

export async function rulesIn(dir: string): Promise<Rules | string> {
  try {
    return await loadRules(dir);
  } catch (error) {
    if (error instanceof RulesError)
      return error.problems.map(({ file, line, column }) => `${file}:${line}:${column}`).join();
    if (error instanceof InputError) return error.problem.code;
    throw error;
  }
}

// @ts-expect-error: a reason that does not exist
export const nonsense: Reason = 'frobnicated';
