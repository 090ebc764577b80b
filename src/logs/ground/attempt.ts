import type { Finding } from '../../extract/finding/finding.ts';

/** What became of one attempt to deliver a mail to one recipient. */
export const OUTCOMES = ['sent', 'relayed', 'deferred', 'bounced', 'expired'] as const;
/** `relayed`: handed to another program of the same server, whose own lines tell what became of it. */
export type Outcome = (typeof OUTCOMES)[number];

export interface Attempt {
  readonly type: 'attempt';
  readonly queueId: string;
  readonly outcome: Outcome;
  readonly finding: Pick<Finding, 'recipient' | 'originalRecipient' | 'remoteMta' | 'status' | 'words'>;
  /** Where the line says it itself. */
  readonly sender?: string | null;
}

/** What a line of a mail server's log tells. */
export type Told =
  | Attempt
  /** Something about the mail of that queue id. */
  | {
      readonly type: 'mail';
      readonly queueId: string;
      readonly sender?: string | null;
      readonly messageId?: string | null;
      readonly subject?: string | null;
      /** How many recipients it has. */
      readonly recipients?: number;
    }
  /** It has been in the queue too long, and goes back to its sender. */
  | { readonly type: 'expired'; readonly queueId: string }
  /** It has left the queue. */
  | { readonly type: 'removed'; readonly queueId: string }
  /** This server did not take a mail that somebody wanted to hand in. */
  | { readonly type: 'refused' };

/** Reads the words of a line; null where they tell nothing of a delivery. */
export type Reader = (words: string) => Told | readonly Told[] | null;
