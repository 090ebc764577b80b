import type { Reason } from '../model.ts';

/** What is to become of an address, and which policy says so. */
export type Verdict =
  /** It is taken off the list: a final refusal of the address itself, or passing troubles on many days. */
  | { readonly verdict: 'remove'; readonly by: 'hard' | 'soft' }
  /** Mail arrives, and its reader wants none: nothing more is sent. */
  | { readonly verdict: 'complaint'; readonly by: 'complaint' | 'unsubscribe' }
  /** It stays: few troubles as yet, a cause that is not known, or mail that arrived behind a final refusal. */
  | { readonly verdict: 'watch'; readonly by: 'soft' | 'hold' | 'arrived' }
  /** It stays: mail has arrived since, the cause is with the sender, the server still tries, or nothing speaks against it. */
  | { readonly verdict: 'keep'; readonly by: 'arrived' | 'ours' | 'delay' | 'other' };

export const VERDICTS = ['remove', 'complaint', 'watch', 'keep'] as const satisfies readonly Verdict['verdict'][];
export type VerdictName = (typeof VERDICTS)[number];

/** What all notices about one address come to. */
export type Judgement = Verdict & {
  /** As it was written first; the one on the sender's list, where the mail was forwarded. */
  readonly recipient: string;
  /** Which policy put it there, in Japanese. */
  readonly why: string;
  /** The first of the notices that count for it, ISO 8601 in Japan's time; null where none of them is dated. */
  readonly since: string | null;
  /** Notices: final refusals, passing troubles, complaints, and those that say nothing of the address. */
  readonly hard: number;
  readonly soft: number;
  readonly complaints: number;
  readonly others: number;
  /** The first and the last of all notices. */
  readonly first: string | null;
  readonly last: string | null;
  /** Of the last notice that counts. */
  readonly reason: Reason | null;
  readonly title: string;
};

/** Nothing more is sent to it, so that it leaves the list. */
export const leavesList = ({ verdict }: Pick<Judgement, 'verdict'>): boolean =>
  verdict === 'remove' || verdict === 'complaint';
