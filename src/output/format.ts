import type { Finding } from './finding.ts';
import type { Summary } from './summary.ts';

/** Where a message stands among those of the run. */
export interface Place {
  /** It is the only message of the run, so nothing needs to say which one it is. */
  readonly alone: boolean;
}

/** Turns findings into text piece by piece, so that output never waits for the last message. Pure. */
export interface Format {
  begin(): string;
  /** All findings of one message; never empty. */
  message(findings: readonly Finding[], place: Place): string;
  end(summary: Summary): string;
}
