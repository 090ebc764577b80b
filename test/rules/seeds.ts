import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LIST_ADVICE, type ListAdvice, RESEND_ADVICE, type Reason, type ResendAdvice } from '../../src/model.ts';

/** A situation that people described, and what its card has to convey. */
export interface Situation {
  readonly id: string;
  /** What the person pasted or typed; addresses are examples. */
  readonly text: string;
  readonly reasons: readonly Reason[];
  /** Words that the title, headline, cause and steps must contain together. */
  readonly words: readonly string[];
  readonly list: readonly ListAdvice[];
  readonly resend: readonly ResendAdvice[];
}

interface Written extends Omit<Situation, 'list' | 'resend'> {
  readonly list: keyof typeof LISTS;
  readonly resend: keyof typeof RESENDS;
}

const LISTS = { keep: ['keep', 'hold'], remove: ['remove'], any: LIST_ADVICE } as const;

const RESENDS = {
  'after-fix': ['after-fix'],
  later: ['later'],
  wait: ['no', 'automatic'],
  // A failure whose cause passes by itself: nobody has to hurry, but the mail has to be sent again.
  'not-now': ['no', 'automatic', 'later'],
  any: RESEND_ADVICE,
} as const;

const written = parse(readFileSync(new URL('seeds.yaml', import.meta.url), 'utf8')) as readonly Written[];

export const situations: readonly Situation[] = written.map((situation) => ({
  ...situation,
  list: LISTS[situation.list],
  resend: RESENDS[situation.resend],
}));
