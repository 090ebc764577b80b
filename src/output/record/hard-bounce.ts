import type { Diagnosis, Failure } from '../../model.ts';
import type { Hardness } from '../../rules/files/types.ts';

/**
 * Whether the failure is permanent for this address. `hardness` holds the answers of the winning rule and of its
 * candidates: the text may leave the cause open, but where all causes agree the answer is not.
 */
export function hardBounce({ failure }: Diagnosis, hardness: readonly Hardness[]): boolean | null {
  if (failure.kind === 'delay') return false;
  if (failure.kind !== 'bounce') return null;
  const [first = null, ...others] = new Set(hardness.map((it) => isHard(it, failure)));
  return others.length > 0 ? null : first;
}

function isHard(hardness: Hardness, { replyCode, status }: Failure): boolean | null {
  if (hardness === 'none') return null;
  return hardness === 'by-reply' ? (replyCode ?? status ?? '').startsWith('5') : hardness === 'yes';
}
