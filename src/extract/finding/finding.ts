import type { Action, Command } from '../../model.ts';

/** What one witness (a report's block, a paragraph, a log line) says about one recipient; null = says nothing. */
export interface Finding {
  readonly recipient: string | null;
  readonly originalRecipient: string | null;
  readonly action: Action | null;
  /** The Status field or the code the notice's writer gives; the reply's own code is read from `words`. */
  readonly status: string | null;
  readonly replyCode: string | null;
  readonly command: Command | null;
  /** Lines of the other server, perhaps with the local server's wrapper around them. */
  readonly words: string | null;
  readonly remoteMta: string | null;
  /** What the notice says about this recipient or about all alike; null = everything it says. */
  readonly context: string | null;
  /** Nothing was sent: somebody only asked whether the address would be taken. */
  readonly probe?: true;
  /** Will-Retry-Until, as ISO 8601 with offset. */
  readonly retryUntil?: string;
}

/** What hardly a notice says. */
interface Rare {
  readonly probe?: true | undefined;
  readonly retryUntil?: string | undefined;
}

/** To spread nothing into an object takes as long as to spread something. */
export const withRare = <T extends Pick<Finding, keyof Rare>>(one: T, { probe, retryUntil }: Rare): T =>
  probe === undefined && retryUntil === undefined
    ? one
    : { ...one, ...(probe && { probe }), ...(retryUntil !== undefined && { retryUntil }) };

export const NOTHING: Finding = {
  recipient: null,
  originalRecipient: null,
  action: null,
  status: null,
  replyCode: null,
  command: null,
  words: null,
  remoteMta: null,
  context: null,
};
