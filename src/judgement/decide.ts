import type { ListPolicy } from '../rules/files/types.ts';
import type { Account, Mark } from './account.ts';
import { SORTS } from './bearing.ts';
import { earlier, isoOf, later, type Moment } from './moment.ts';
import { areEnough, daysThatCount, type SoftDay } from './soft-days.ts';
import type { Judgement, Verdict, VerdictName } from './verdict.ts';
import { type Ground, wordsFor } from './why.ts';

/** The verdict alone: it is counted again and again, and dates take long to write. */
export const verdictOf = (account: Account, arrived: Moment, policy: ListPolicy): VerdictName =>
  found(account, arrived, policy).ground.verdict.verdict;

/** What everything that is known of an address comes to; `arrived`: when a mail to it is known to have come last. */
export function decide(account: Account, arrived: Moment, policy: ListPolicy): Judgement {
  const { ground, since } = found(account, arrived, policy);
  const all = SORTS.flatMap((sort) => account.marks[sort] ?? []);
  const { title, reason } = ground.mark;
  const count = (...sorts: readonly (typeof SORTS)[number][]): number =>
    sorts.reduce((sum, sort) => sum + (account.marks[sort]?.count ?? 0), 0);
  return {
    recipient: account.address,
    ...ground.verdict,
    why: wordsFor(ground),
    since: isoOf(since),
    hard: count('hard'),
    soft: count('soft'),
    complaints: count('complaint', 'unsubscribe'),
    others: count('hold', 'ours', 'delay', 'other'),
    first: isoOf(all.map(({ first }) => first).reduce(earlier, null)),
    last: isoOf(all.map(({ last }) => last).reduce(later, null)),
    reason,
    title,
  };
}

interface Found {
  readonly ground: Ground;
  readonly since: Moment;
}

const by = (verdict: Verdict, mark: Mark, days = 0): Found => ({
  ground: { verdict, mark, days },
  since: mark.first,
});

/** A mail came through behind the last of them. */
const isOver = ({ last }: Mark, arrived: Moment): boolean => last !== null && arrived !== null && arrived > last;

/** The gravest first: a later passing trouble does not undo a final refusal, nor does either undo a complaint. */
function found({ marks, days }: Account, arrived: Moment, policy: ListPolicy): Found {
  return complained(marks) ?? troubled(marks, daysThatCount(days, arrived, policy.within), arrived) ?? unharmed(marks);
}

function complained({ complaint, unsubscribe }: Account['marks']): Found | null {
  if (complaint) return by({ verdict: 'complaint', by: 'complaint' }, complaint);
  return unsubscribe ? by({ verdict: 'complaint', by: 'unsubscribe' }, unsubscribe) : null;
}

/** Final refusals, and passing ones of which there are many or none that a mail has come through behind. */
function troubled({ hard, soft, hold }: Account['marks'], counted: readonly SoftDay[], arrived: Moment): Found | null {
  if (hard && !isOver(hard, arrived)) return by({ verdict: 'remove', by: 'hard' }, hard);
  if (soft && areEnough(counted)) return begun({ verdict: 'remove', by: 'soft' }, soft, counted);
  if (hold && !isOver(hold, arrived)) return by({ verdict: 'watch', by: 'hold' }, hold);
  if (hard) return by({ verdict: 'watch', by: 'arrived' }, hard);
  return soft && !isOver(soft, arrived) ? begun({ verdict: 'watch', by: 'soft' }, soft, counted) : null;
}

const begun = (verdict: Verdict, mark: Mark, counted: readonly SoftDay[]): Found => ({
  ...by(verdict, mark, counted.length),
  since: counted[0]?.at ?? mark.first,
});

function unharmed({ soft, hold, ours, delay, other }: Account['marks']): Found {
  const past = soft ?? hold;
  if (past) return by({ verdict: 'keep', by: 'arrived' }, past);
  if (ours) return by({ verdict: 'keep', by: 'ours' }, ours);
  if (delay) return by({ verdict: 'keep', by: 'delay' }, delay);
  return by({ verdict: 'keep', by: 'other' }, other as Mark);
}
