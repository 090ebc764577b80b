import type { Attempt } from './ground/attempt.ts';

/** The file that a line stands in. */
export interface LogFile {
  readonly source: string;
  /** When it was written last, or else read, in ms: a line may not say the year. */
  readonly asOf: number;
}

/** Where a line stands, and what its front says. */
export interface Place {
  readonly file: LogFile;
  /** 1-based. */
  readonly line: number;
  readonly stamp: string;
  readonly host: string | null;
}

/** What other lines say of a mail. */
export interface AboutMail {
  readonly sender: string | null;
  readonly messageId: string | null;
  readonly subject: string | null;
}

/** The last word on a mail to one recipient, with what is known of the mail. */
export interface Delivery {
  readonly attempt: Attempt;
  readonly place: Place;
  readonly mail: AboutMail;
}
