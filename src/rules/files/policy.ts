import type { z } from 'zod';
import type { Reason } from '../../model.ts';
import { withoutUndefined } from './entries.ts';
import type { joiningPolicyFile } from './schema.ts';
import type { GivenPolicy } from './types.ts';

type PolicyFile = z.infer<typeof joiningPolicyFile>;

/** What is written of each group, as what holds for each reason. */
export function toPolicy({ soft, groups }: PolicyFile): GivenPolicy {
  const { times, within } = soft ?? {};
  const reasons = groups.flatMap(({ reasons, counts, times: own }) =>
    reasons.map((reason) => [reason, { counts, ...withoutUndefined({ times: own }) }] as const),
  );
  return { ...withoutUndefined({ times, within }), reasons: Object.fromEntries(reasons) };
}

/** Reasons of a second group, of which nobody could say what holds for them. */
export function repeatedReasons({
  groups,
}: PolicyFile): readonly { readonly reason: Reason; readonly path: readonly PropertyKey[] }[] {
  const seen = new Set<Reason>();
  return groups.flatMap(({ reasons }, i) =>
    reasons.flatMap((reason, j) => {
      if (!seen.has(reason)) {
        seen.add(reason);
        return [];
      }
      return [{ reason, path: ['groups', i, 'reasons', j] }];
    }),
  );
}
