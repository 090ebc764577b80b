import type { Outcome } from '../fixtures/check.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Turns outcomes into text as they come. Pure. */
export interface Report {
  fixture(outcome: Outcome): string;
  end(tally: Tally): string;
}

export const tallyLine = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;
