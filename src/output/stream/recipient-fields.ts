import type { Judgement } from '../../judgement/verdict.ts';

/** What a line about an address has. */
export const RECIPIENT_FIELDS = [
  ...(['recipient', 'verdict', 'by', 'why', 'since', 'hard', 'soft', 'complaints', 'others'] as const),
  ...(['first', 'last', 'reason', 'title'] as const),
] as const satisfies readonly (keyof Judgement)[];
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];
