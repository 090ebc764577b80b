import type { BounceRecord } from '../model.ts';
import type { NamedFigures, SumsRanking } from './sums.ts';

/** What became of mails; `waiting`: put off, and no later word. */
export const OUTCOMES = ['delivered', 'failed', 'waiting'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of the mails to one domain or provider. */
export type Delivered = NamedFigures<Outcome>;
export type Deliveries = SumsRanking<Outcome>;

/** Whom mail is put off by more often than before. */
export interface Rising {
  /** Id in rules/providers.yaml; null where `name` is a domain or a server that is none of theirs. */
  readonly provider: string | null;
  readonly name: string;
  /** Shares of the attempts that were put off, 0 to 1: before, and in the last quarter of the time that the log covers. */
  readonly before: number;
  readonly recent: number;
  /** How many that were in the last quarter. */
  readonly deferred: number;
}

/** What is handed on within a server is delivered by somebody else. */
export function outcomeOf({ kind, action }: BounceRecord): Outcome | null {
  if (kind === 'bounce') return 'failed';
  if (kind === 'delay') return 'waiting';
  return kind === 'success' && action === 'delivered' ? 'delivered' : null;
}
