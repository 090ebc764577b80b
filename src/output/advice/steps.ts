import type { BounceRecord } from '../../model.ts';
import { PARTIES, type Party } from './words.ts';

/** What one of the parties can do. */
export interface StepGroup {
  readonly party: Party;
  readonly steps: readonly string[];
}

/** What the short card tells: the reader's own steps, and what is to be passed on. */
export interface ShortSteps {
  readonly steps: readonly string[];
  /** One paragraph for whoever runs the sender's mail; null where that is not who has to act. */
  readonly forAdmin: string | null;
}

const MOST = 3;
/** Beside what has to be passed on. */
const MOST_BESIDE = 2;
/** About three lines of a terminal. */
const LONGEST_FOR_ADMIN = 110;
const PASS_ON = 'このエラーメールの全文を、送信側の管理者に渡す';

export function stepsFor({ remedy, side }: BounceRecord): ShortSteps {
  const own = remedy.sender.length > 0 ? remedy.sender : remedy.recipient;
  const isForAdmin = remedy.senderAdmin.length > 0 && (side === 'senderAdmin' || own.length === 0);
  if (!isForAdmin) return { steps: own.slice(0, MOST), forAdmin: null };
  return {
    steps: own.length > 0 ? own.slice(0, MOST_BESIDE) : [PASS_ON],
    forAdmin: paragraph(remedy.senderAdmin),
  };
}

/** As many as fit, the first in any case. */
function paragraph([first = '', ...others]: readonly string[]): string {
  let text = `${first}。`;
  for (const step of others) {
    if (text.length + step.length >= LONGEST_FOR_ADMIN) break;
    text += `${step}。`;
  }
  return text;
}

/** The sender's, who reads this, then those of the side that has to act, then the rest. */
export function allSteps({ remedy, side }: BounceRecord): readonly StepGroup[] {
  const order = [...PARTIES].sort((a, b) => rank(a, side) - rank(b, side));
  return order.map((party) => ({ party, steps: remedy[party] })).filter(({ steps }) => steps.length > 0);
}

const rank = (party: Party, side: BounceRecord['side']): number =>
  party === 'sender' ? 0 : party === side ? 1 : 2 + PARTIES.indexOf(party);
