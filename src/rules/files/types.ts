import type { Command, ListAdvice, Reason, Remedy, ResendAdvice, Side } from '../../model.ts';
import type { Wordings } from '../notices/compile.ts';
import type { Words } from '../phrase/pattern.ts';
import type { Said, Step } from './said.ts';

/** `yes`, `no`, `by-reply` (permanent when the reply is 5xx), `none` (the question does not arise). */
export const HARDNESS = ['yes', 'no', 'by-reply', 'none'] as const;
export type Hardness = (typeof HARDNESS)[number];

/** Steps for each of those who can act, as the table has them. */
export type Steps = Readonly<Record<keyof Remedy, readonly Step[]>>;

/** What to write to an administrator. */
export interface Letter {
  /** Who is asked: those who run the sender's mail, the recipient's, or the server that wrote the notice; `side`: whoever has to act. */
  readonly to: Said<'senderAdmin' | 'recipientAdmin' | 'writer' | 'side'>;
  /** What the reader has to know before writing. */
  readonly before?: string;
  /** What is asked, as the end of 「次の点をご確認いただけないでしょうか」. */
  readonly asks?: readonly string[];
}

/** Japanese text and advice of a reason; a rule may override any of it. */
export interface Advice {
  readonly title: Said;
  /** The clause behind 「届いていません。」; ends in 「。」. */
  readonly headline: Said;
  readonly cause: Said;
  readonly remedy: Steps;
  readonly side: Said<Side>;
  /** What has to be mended, and what has not. */
  readonly mend: Said;
  readonly hard: Hardness;
  readonly list: Said<ListAdvice | 'none'>;
  /** `automatic`: a passing trouble, where a server tries again as long as it has not given up. */
  readonly resend: ResendAdvice | null;
  /** What to do before sending again, where there is a better word than 「原因を直してから」. */
  readonly again: Said | null;
  /** The one step that tells this reason from others, for words that leave several open. */
  readonly check: string;
  /** What stands in the place of 「届いていません。」, where that would be wrong. */
  readonly outcome: Step | null;
  /** What stands at the foot of a card. */
  readonly note: Said | null;
  readonly letter: Letter;
  /** What to tell the recipient by another way; `general` by whose affair it is, `none` where the mail never left. */
  readonly contact: readonly Step[] | 'general' | 'none';
  /** Ids in rules/terms/ that the card may name. */
  readonly terms: readonly string[];
  /** What gives it without any rule; null where only rules do. */
  readonly given: Given | null;
}

/** What gives a reason without any rule: the kind of a notice, words that no rule knows, no words at all. */
export const GIVEN = ['success', 'feedback', 'vacation', 'delay', 'words', 'nothing'] as const;
export type Given = (typeof GIVEN)[number];

/** The sides of the at sign. */
export const ADDRESS_SIDES = ['left', 'right'] as const;
export type AddressSide = (typeof ADDRESS_SIDES)[number];

/** A reason with what no rule overrides. */
export interface ReasonAdvice extends Advice {
  /** Where a slip of a finger may have caused it. */
  readonly mistyped: readonly AddressSide[];
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

export type Source =
  | {
      readonly url: string;
      /** The day that the page itself bears, where what was opened was a dated copy or said when it was written. */
      readonly version?: string;
      /** The day on which somebody opened it. */
      readonly checked?: string;
    }
  | { readonly rfc: string }
  | 'observed';

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
export const placeIn = (rule: Pick<Rule, 'place' | 'at'>, path: readonly PropertyKey[]): Place =>
  rule.at?.(path) ?? rule.place;

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Domains of recipients' addresses; a subdomain counts. */
  readonly domains: readonly string[];
  /** Suffixes of its servers' names; the longest on a dot boundary wins. */
  readonly mx: readonly string[];
  /** Of its domains those that people in Japan write most. */
  readonly often: readonly string[];
  /** Names that nobody else has, under whatever ending people write them. */
  readonly oneName: readonly string[];
  /** Words besides its id by which its answers name it, in lower case. */
  readonly called: readonly string[];
  /** Real domains of others that lie one slip from one of its own. */
  readonly near: readonly string[];
  /** Domains that exist or look as if, but give nobody an address here, and those that are meant. */
  readonly mistaken: Readonly<Record<string, readonly string[]>>;
  /** Customers could choose addresses with dots where RFC 5321 section 4.1.2 allows none, until April 2009. */
  readonly dotsOnce: boolean;
  /** A phone company, whose customers may refuse mail from computers. */
  readonly phone: boolean;
  /** The day on which its service ended. */
  readonly until?: string | undefined;
}

/** What a file of terms or situations is about, as `explain --list` groups them. */
interface OfTopic {
  readonly topic: string;
  readonly source: readonly Source[];
}

export interface Term extends OfTopic {
  readonly id: string;
  readonly names: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly steps: readonly string[];
}

/** What people ask about in words of their own, with the answer. */
export interface Situation extends OfTopic {
  readonly id: string;
  readonly title: string;
  /** How it is asked; another question is held against these. */
  readonly asks: readonly string[];
  /** What such a question speaks of: something of each group, by the names of the synonyms. */
  readonly about: readonly (readonly string[])[];
  /** What a question speaks of that is about something else. */
  readonly unless: readonly string[];
  /** What is said first; stands alone beside other answers where the question is not sure. */
  readonly answer: string;
  readonly cause: string | null;
  readonly remedy: Steps;
  readonly resend: ResendAdvice | null;
  readonly list: ListAdvice | null;
  /** Ids of terms that the article names. */
  readonly terms: readonly string[];
}

/** Words that people use for one thing: `PRINTER: [複合機, スキャナー, コピー機]`. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** With where it stands, for messages about it. */
export type Placed<T> = T & { readonly at: (path: readonly PropertyKey[]) => Place };

/** A rule's name as listed in ids.yaml, which users see in records. */
export interface PublishedId {
  readonly id: string;
  readonly place: Place;
}

/** How notices are worded, with lines that show it. */
export interface NoticeWording extends Wordings {
  readonly match: readonly string[];
  /** Where a part of it stands, such as `['text', 3]`. */
  readonly at: (path: readonly PropertyKey[]) => Place;
}

/** Whether a passing trouble of some kind speaks against an address: by the days that have one, or never. */
export const COUNTINGS = ['days', 'never'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** What a reason comes to for the address. `times`: so many days of it are enough, where it is not as many as of others. */
export interface ReasonPolicy {
  readonly counts: Counting;
  readonly times?: number;
}

/** When an address is to leave a list for troubles that pass. */
export interface ListPolicy {
  /** So many days with one of them are enough. */
  readonly times: number;
  /** Within so many days. */
  readonly within: number;
  /** A reason that is not named never counts. */
  readonly reasons: Readonly<Partial<Record<Reason, ReasonPolicy>>>;
}

/** A policy as written: a user's says only what is to be otherwise. */
export type GivenPolicy = Pick<ListPolicy, 'reasons'> & Partial<ListPolicy>;

/** What rests on sources without being a rule. */
export type Cited = Pick<Rule, 'id' | 'source' | 'place' | 'at'>;

/** The whole table as written, before compilation. */
export interface RuleTable {
  readonly reasons: Readonly<Record<Reason, ReasonAdvice>>;
  readonly rules: readonly Rule[];
  readonly providers: readonly Provider[];
  readonly terms: readonly Placed<Term>[];
  readonly situations: readonly Placed<Situation>[];
  readonly synonyms: Synonyms;
  readonly words: Words;
  readonly published: readonly PublishedId[];
  readonly notices: readonly NoticeWording[];
  readonly policy: GivenPolicy | null;
  /** What our policy rests on; a user's names nothing. */
  readonly policySource: Cited | null;
}
