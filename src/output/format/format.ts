import type { Summary } from '../../tally/summary.ts';
import type { Finding } from '../record/finding.ts';

/** Where a message stands among those of the run. */
export interface Place {
  /** It is the only message of the run, so nothing needs to say which one it is. */
  readonly alone: boolean;
  /** Where the findings are a part of the message: how many came before, and how many there are. */
  readonly from?: number;
  readonly of?: number | null;
}

/** Turns findings into text piece by piece, so that output never waits for the last message. Pure. */
export interface Format {
  /** So many findings of one message are wanted at once, as they are told together; else as they come. */
  readonly together?: number;
  /** The first message waits for the second: it is told otherwise where it is the only one. */
  readonly looksAhead?: boolean;
  begin(): string;
  /** The findings of one message, or a part of them; never empty. */
  message(findings: readonly Finding[], place: Place): string;
  end(summary: Summary): string;
}
