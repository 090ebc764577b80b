import type { Diagnosis, Reason } from '../model.ts';
import type { CompiledTable } from '../rules/compile.ts';
import { ruleNamed } from '../rules/table-index.ts';
import type { Advice } from '../rules/types.ts';
import { DELAYED, NO_ERROR, OTHER, SEALED, SUSPICIOUS, UNREADABLE, WAIT_FIRST } from './kind-text.ts';

/** Finds the Japanese text that fits a diagnosis. */
export type AdviceFor = (diagnosis: Diagnosis) => Advice;

export function createAdviceFor(table: CompiledTable): AdviceFor {
  const joined = new Map<string, Advice>();
  // Once a rule: most mails are returned for the same few reasons.
  const adviceOf = (id: string, reason: Reason): Advice => {
    const known = joined.get(id) ?? { ...table.reasons[reason], ...ruleNamed(id, table)?.advice };
    joined.set(id, known);
    return known;
  };
  return (diagnosis) => {
    const { failure, notice, reason, rule } = diagnosis;
    if (failure.kind === 'unreadable') return notice?.seal ? SEALED[notice.seal] : UNREADABLE;
    if (reason === null) return notice?.suspicious ? SUSPICIOUS : notice?.unproven ? NO_ERROR : OTHER;
    const advice = rule === null ? table.reasons[reason] : adviceOf(rule, reason);
    if (failure.kind === 'delay') return whileWaiting(advice, diagnosis);
    return advice.cause === table.reasons[reason].cause ? hedged(advice, diagnosis, table) : advice;
  };
}

const SPEAKS_OF_WAITING = /再送|送り直さな/;

/** Texts speak of a mail that came back; as long as the server still tries, there is first of all nothing to do. */
function whileWaiting(advice: Advice, { rule }: Diagnosis): Advice {
  if (rule === 'kind/delay') return { ...advice, ...DELAYED };
  if (advice.resend === 'automatic' || advice.remedy.sender.some((step) => SPEAKS_OF_WAITING.test(step))) return advice;
  return { ...advice, remedy: { ...advice.remedy, sender: [...WAIT_FIRST, ...advice.remedy.sender] } };
}

/** A reason's own cause asserts; where the words leave several reasons open, nothing may be asserted. */
function hedged(advice: Advice, { candidates, reason }: Diagnosis, table: CompiledTable): Advice {
  const others = candidates.filter((candidate) => candidate !== reason);
  if (others.length === 0) return advice;
  const names = [advice.title, ...others.map((other) => table.reasons[other].title)].map((name) => `「${name}」`);
  return { ...advice, cause: `文面だけでは原因が1つに決まりません。${names.join('、')}のどれかと考えられます。` };
}
