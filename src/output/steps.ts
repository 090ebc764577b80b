import type { BounceRecord } from '../model.ts';
import { PARTIES, type Party } from './words.ts';

/** What one of the parties can do. */
export interface StepGroup {
  readonly party: Party;
  readonly steps: readonly string[];
}

/** Whoever has to act keeps at least this many steps on the card, however much the sender could do. */
const KEPT_FOR_ACTING = 2;

/** The first `limit` steps: the sender's (who reads this), then those of the side that has to act, then the rest. */
export function chooseSteps({ remedy, side }: BounceRecord, limit: number): readonly StepGroup[] {
  const order = [...PARTIES].sort((a, b) => rank(a, side) - rank(b, side));
  const kept = PARTIES.some((party) => party === side) ? remedy[side as Party].length : 0;
  let left = limit;
  return order.flatMap((party) => {
    const held = party === 'sender' && side !== 'sender' ? Math.min(KEPT_FOR_ACTING, kept) : 0;
    const steps = remedy[party].slice(0, Math.max(0, left - held));
    left -= steps.length;
    return steps.length > 0 ? [{ party, steps }] : [];
  });
}

const rank = (party: Party, side: BounceRecord['side']): number =>
  party === 'sender' ? 0 : party === side ? 1 : 2 + PARTIES.indexOf(party);

export const countSteps = ({ remedy }: BounceRecord): number =>
  PARTIES.reduce((sum, party) => sum + remedy[party].length, 0);
