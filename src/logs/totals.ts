import { OUTCOMES, type Outcome } from './ground/attempt.ts';

/** What the lines of a log were. */
export interface LogTotals {
  readonly lines: number;
  /** Attempts by what became of each; deferrals of one mail count one by one, as they stand there. */
  readonly attempts: Readonly<Record<Outcome, number>>;
  /** Mails that this server did not take. */
  readonly refused: number;
  /** Lines that tell of no delivery: connections, the queue manager, logins, other programs. */
  readonly others: number;
  /** Lines that are none of a log. */
  readonly foreign: number;
  /** Mails that were forgotten before they had left the queue. */
  readonly forgotten: number;
}

export type Counts = {
  -readonly [K in keyof LogTotals]: K extends 'attempts' ? Record<Outcome, number> : LogTotals[K];
};

/** Of several logs together. */
export function addTotals(a: LogTotals, b: LogTotals): LogTotals {
  const attempts = { ...a.attempts };
  for (const outcome of OUTCOMES) attempts[outcome] += b.attempts[outcome];
  return {
    lines: a.lines + b.lines,
    attempts,
    refused: a.refused + b.refused,
    others: a.others + b.others,
    foreign: a.foreign + b.foreign,
    forgotten: a.forgotten + b.forgotten,
  };
}

export const noCounts = (): Counts => ({
  ...{ lines: 0, refused: 0, others: 0, foreign: 0, forgotten: 0 },
  attempts: { sent: 0, relayed: 0, deferred: 0, bounced: 0, expired: 0 },
});
