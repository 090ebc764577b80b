import type { Command, ListAdvice, Reason, Remedy, ResendAdvice, Side } from '../model.ts';
import type { Words } from './pattern.ts';

/** `yes`, `no`, `by-reply` (permanent when the reply is 5xx), `none` (the question does not arise). */
export const HARDNESS = ['yes', 'no', 'by-reply', 'none'] as const;
export type Hardness = (typeof HARDNESS)[number];

/** Japanese text and advice of a reason; a rule may override any of it. */
export interface Advice {
  readonly title: string;
  /** The clause behind 「届いていません。」; ends in 「。」. */
  readonly headline: string;
  readonly cause: string;
  readonly remedy: Remedy;
  readonly side: Side;
  readonly hard: Hardness;
  readonly list: ListAdvice | null;
  readonly resend: ResendAdvice | null;
  /** Ids in rules/terms.yaml that the card may name. */
  readonly terms: readonly string[];
}

/** All keys are AND, the items of one key OR. */
export interface Condition {
  readonly provider?: readonly string[];
  /** `550`, or `x` for any digit: `5xx`. */
  readonly reply?: readonly string[];
  /** `5.1.1`; a field may be `x` (any) or a range: `5.7.606-649`. */
  readonly status?: readonly string[];
  readonly command?: readonly Command[];
  readonly text?: readonly string[];
  /** Phrases that say little: they decide only where no others of the same look do. */
  readonly weak?: readonly string[];
  readonly says?: readonly Reason[];
  readonly seen?: 'dialog' | 'notice';
  readonly forwarded?: boolean;
  /** Inclusive days in JST, `YYYY-MM-DD`; a rule with one of them matches only a dated notice. */
  readonly since?: string;
  readonly until?: string;
}

export type Source = { readonly url: string; readonly checked?: string } | { readonly rfc: string } | 'observed';

export interface Example {
  readonly text: string;
  readonly to?: string;
  readonly sender?: string;
  readonly remoteMta?: string;
  readonly command?: Command;
  readonly date?: string;
  readonly forwarded?: boolean;
}

/** Where a rule stands, for `file:line:col` messages. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export const ROOMS = ['reasons', 'providers', 'clients', 'situations'] as const;
export type Room = (typeof ROOMS)[number];

export interface Rule {
  readonly id: string;
  readonly reason: Reason;
  readonly room: Room;
  readonly when: Condition;
  readonly not: readonly string[];
  readonly over: readonly string[];
  readonly candidates: readonly Reason[];
  readonly advice: Partial<Advice>;
  readonly source: readonly Source[];
  /** Sentences that somebody received. */
  readonly seen: readonly Example[];
  readonly match: readonly Example[];
  readonly nomatch: readonly Example[];
  readonly place: Place;
  /** Where a part of it stands, such as `['when', 'text', 3]`; absent for rules that come from no file. */
  readonly at?: (path: readonly PropertyKey[]) => Place;
}

/** Where a part of a rule stands, or the rule itself. */
export const placeIn = (rule: Rule, path: readonly PropertyKey[]): Place => rule.at?.(path) ?? rule.place;

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Domains of recipients' addresses; a subdomain counts. */
  readonly domains: readonly string[];
  /** Suffixes of its servers' names; the longest on a dot boundary wins. */
  readonly mx: readonly string[];
}

export interface Term {
  readonly id: string;
  readonly names: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly steps: readonly string[];
}

/** A rule's name as listed in ids.yaml, which users see in records. */
export interface PublishedId {
  readonly id: string;
  readonly place: Place;
}

/** The whole table as written, before compilation. */
export interface RuleTable {
  readonly reasons: Readonly<Record<Reason, Advice>>;
  readonly rules: readonly Rule[];
  readonly providers: readonly Provider[];
  readonly terms: readonly Term[];
  readonly words: Words;
  readonly published: readonly PublishedId[];
}
