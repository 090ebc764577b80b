/** What stands before the words of a log's line. */
export interface Front {
  /** When, as it stands there; empty where the line does not say. */
  readonly stamp: string;
  /** The host that wrote it. */
  readonly host: string | null;
  /** `postfix/smtp`, `sm-mta`; null where nobody put a name before it. */
  readonly program: string | null;
  readonly words: string;
}
