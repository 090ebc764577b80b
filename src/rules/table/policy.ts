import type { GivenPolicy, ListPolicy } from '../files/types.ts';

/** Of a table without one: no passing trouble speaks against an address. */
export const NO_POLICY: ListPolicy = { times: 1, within: 1, reasons: {} };

/** What is written otherwise takes the place of ours. */
export const joinPolicy = (ours: ListPolicy, theirs: GivenPolicy | null): ListPolicy => ({
  ...ours,
  ...theirs,
  reasons: { ...ours.reasons, ...theirs?.reasons },
});

/** The same number of days for all reasons that count. */
export function limitedTo(
  policy: ListPolicy,
  { times, within }: Partial<Pick<ListPolicy, 'times' | 'within'>>,
): ListPolicy {
  const limited = { ...policy, ...(within !== undefined && { within }) };
  if (times === undefined) return limited;
  const reasons = Object.entries(policy.reasons).map(([reason, { counts }]) => [reason, { counts }] as const);
  return { ...limited, times, reasons: Object.fromEntries(reasons) };
}
