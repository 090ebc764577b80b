/** The types that flow through the rooms, in the order of the flow. */

import type { Action, Command, Kind, ListAdvice, LOOKS, Loss, Reason, ResendAdvice, Side, Tier } from './vocabulary.ts';

export * from './vocabulary.ts';

/** One message (or one pasted text) as it was read, before anything is understood. */
export interface RawMessage {
  /** The path as given; `-` for stdin; `/` separates on every system. */
  readonly source: string;
  /** 1-based number of the message (or line) within its source. */
  readonly messageNumber: number;
  readonly bytes: Uint8Array;
  /** `mail` has a header block; `text` is what somebody pasted: a dialog, a log line, a notice's body. */
  readonly shape: 'mail' | 'text';
  /** More of the message was there than was read. */
  readonly truncated: boolean;
  /** Somebody asks what these words mean: whatever they are, they are about an error. */
  readonly asked?: boolean;
  /** When it was written last, or else read, in ms: lines of a log may not say the year. */
  readonly asOf?: number;
  /** It was read already, as a line of a log is, and `bytes` are empty. */
  readonly notices?: readonly Notice[];
  /** There is nothing in it that could be read, and `bytes` are empty. */
  readonly unread?: Unread;
}

/** Why a message could not be read: it has nothing in it, no text, or it ended the thread that was at it. */
export type Unread = 'empty' | 'binary' | 'stopped';

/** Header fields by lower-case name, unfolded, RFC 2047 words decoded, in the order they came. */
export interface Headers {
  /** The first field of that name, or an empty string. */
  get(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
  /** Whether a field of that name went on beyond what is read of one. */
  isCut(name: string): boolean;
}

/** A MIME part that is not the readable text: a report, a returned message, an attachment. */
export interface Part {
  /** Lower-case media type, e.g. `message/delivery-status`. */
  readonly type: string;
  readonly filename: string;
  /** Decoded to a string with LF line ends; empty for parts that hold no text. */
  readonly text: string;
  /** The header block it begins with, as a returned message has it; read once. */
  readonly head: Headers;
  readonly bytes: Uint8Array;
}

/** A mail as a reader sees it. `text` is its readable text with LF line ends, HTML already turned into text. */
export interface Mail {
  readonly headers: Headers;
  readonly text: string;
  readonly parts: readonly Part[];
  /** `pasted`: there is no header block; `damaged`: the parser gave up and `text` is the raw beginning of it. */
  readonly form: 'mail' | 'pasted' | 'damaged';
  /** There are more bytes, and these end before anything but the readable text began. */
  readonly cut?: boolean;
  /** Its words stand in a form that nobody here can open. */
  readonly seal?: Seal;
}

/** `tnef`: a winmail.dat that is damaged. */
export type Seal = 'encrypted' | 'tnef';

/** One recipient of a notice and what was said about it. */
export interface Failure {
  readonly kind: Kind;
  readonly recipient: string | null;
  readonly originalRecipient: string | null;
  readonly action: Action | null;
  /** The three digits of RFC 5321 section 4.2, as sent. */
  readonly replyCode: string | null;
  /** The enhanced status code of RFC 3463, as sent; never made up. */
  readonly status: string | null;
  readonly command: Command | null;
  /** The other server's words, unfolded. */
  readonly diagnosticCode: string | null;
  /** What these words come to, where it is told otherwise than in words; rules see it in their place. */
  readonly meaning?: string;
  readonly remoteMta: string | null;
  /**
   * What the notice says, in its own words, about this recipient or about all alike, without the returned original and
   * without what is about others; tried when the server's words and codes settle nothing.
   */
  readonly prose: string;
  /** No mail was sent: somebody only asked whether the address would be taken (`sendmail -bv`). */
  readonly probe?: true;
  /** Until when the server tries again (Will-Retry-Until of RFC 3464 section 2.3.9), ISO 8601 with offset. */
  readonly retryUntil?: string;
}

/** What can be known of the mail that the notice is about. */
export interface Original {
  readonly sender: string | null;
  readonly subject: string | null;
  /** ISO 8601 with offset. */
  readonly date: string | null;
  readonly messageId: string | null;
  /** The identifier of List-Id (RFC 2919). */
  readonly listId: string | null;
  /** Feedback-ID, as mail providers count complaints by it. */
  readonly feedbackId: string | null;
  /** The fields that somebody asked for, by the names he gave; null for one that is not there. */
  readonly headers?: AskedHeaders;
}

export type AskedHeaders = Readonly<Record<string, string | null>>;

/** What a mail says about the delivery of another. `failures` is never empty. */
export interface Notice {
  readonly failures: readonly [Failure, ...Failure[]];
  readonly original: Original;
  readonly reportingMta: string | null;
  /** Message-ID of the notice. */
  readonly noticeId: string | null;
  /** What the mail was called in the queue of the server that wrote the notice, or the line of a log. */
  readonly queueId: string | null;
  /** The address the notice came to. */
  readonly returnPath: string | null;
  /** Date of the notice, ISO 8601 with offset. */
  readonly date: string | null;
  readonly subject: string;
  /** A mail that is dressed as a notice but names no recipient, no reply and no report. */
  readonly suspicious: boolean;
  /** A read receipt (RFC 8098): the mail arrived, and somebody opened or deleted it. */
  readonly receipt?: true;
  /** It says that it is a notice, and its words cannot be opened. */
  readonly seal?: Seal;
  /** Lines of a mail server's log, and none of them tells of a delivery: it did not take a mail, or went about its work. */
  readonly logged?: 'refused' | 'nothing';
  /** Words that somebody pasted, and nothing in them says that a mail was refused: no notice, unless the table knows them. */
  readonly unproven?: boolean;
  /** Feedback-Type of RFC 5965 section 7.3, in lower case. */
  readonly feedbackType?: string;
  /** Its words go on beyond what was read, and more recipients may be named there. */
  readonly partial?: boolean;
  /** All of a notice was pasted, and it tells of a failure: its server has given up, whatever number stands in it. */
  readonly givenUp?: boolean;
}

/** Steps for each of those who can act. */
export interface Remedy {
  readonly sender: readonly string[];
  readonly senderAdmin: readonly string[];
  readonly recipient: readonly string[];
  readonly recipientAdmin: readonly string[];
}

export interface Evidence {
  readonly ips: readonly string[];
  readonly domains: readonly string[];
  readonly urls: readonly string[];
  readonly dnsbl: readonly string[];
}

export interface Candidate {
  readonly reason: Reason;
  readonly title: string;
}

/** Something about the way this very address is written. */
export interface Hint {
  /** In kebab-case: `full-width`, `domain-typo`. */
  readonly type: string;
  readonly text: string;
  /** The address that may have been meant. */
  readonly suggestion: string | null;
}

/** A rule that came into question. */
export interface ExplainedHit {
  readonly rule: string;
  readonly reason: Reason;
  readonly tier: Tier;
  /** It comes from the folder of `--rules`. */
  readonly user: boolean;
  readonly matched: string | null;
  /** The winner that kept it down, and by what; both null for the winner. */
  readonly lostTo: string | null;
  readonly lostBy: Loss | null;
}

/** One look at a notice: at the other server's words, at the notice's own, at what is like them, at the bare codes; in the order they were tried. */
export interface ExplainedLook {
  readonly at: (typeof LOOKS)[number];
  /** What was there to see, as phrases are compared with it; empty where there was nothing or nobody looked. */
  readonly saw: string;
  /** Best first. */
  readonly hits: readonly ExplainedHit[];
}

/** How a diagnosis came about. */
export interface Explanation {
  /** The look that decided; `kind` where the kind of the notice left nothing to decide. */
  readonly decidedBy: ExplainedLook['at'] | 'kind' | null;
  readonly looks: readonly ExplainedLook[];
}

/** The facts and the rule that explains them; Japanese text is joined in `output`. */
export interface Diagnosis {
  readonly source: string;
  readonly messageNumber: number;
  readonly failure: Failure;
  readonly notice: Notice | null;
  readonly provider: string | null;
  readonly reason: Reason | null;
  readonly rule: string | null;
  readonly matched: string | null;
  /** The sentence most like its words, where nothing but likeness decided. */
  readonly nearest?: string;
  readonly candidates: readonly Reason[];
  readonly evidence: Evidence;
  readonly hints: readonly Hint[];
  readonly truncated: boolean;
  /** Of kind `unreadable`, where it is known. */
  readonly unread?: Unread;
  readonly explain?: Explanation;
}

/**
 * The public record: one per (message, recipient). Field names follow RFC 3464 in camelCase.
 * Every message read yields at least one.
 */
export interface BounceRecord {
  readonly schema: 1;
  readonly source: string;
  readonly messageNumber: number;
  readonly kind: Kind;
  readonly recipient: string | null;
  readonly originalRecipient: string | null;
  readonly action: Action | null;
  readonly replyCode: string | null;
  readonly status: string | null;
  readonly command: Command | null;
  readonly diagnosticCode: string | null;
  readonly remoteMta: string | null;
  readonly reportingMta: string | null;
  readonly provider: string | null;
  readonly date: string | null;
  readonly sentDate: string | null;
  readonly sender: string | null;
  readonly returnPath: string | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly reason: Reason | null;
  readonly hardBounce: boolean | null;
  readonly side: Side | null;
  readonly rule: string | null;
  readonly matched: string | null;
  readonly candidates: readonly Candidate[];
  readonly title: string;
  readonly cause: string;
  readonly remedy: Remedy;
  readonly list: ListAdvice | null;
  readonly resend: ResendAdvice | null;
  readonly evidence: Evidence;
  readonly hints: readonly Hint[];
  readonly truncated: boolean;
  readonly noticeId: string | null;
  readonly queueId: string | null;
  readonly listId: string | null;
  readonly feedbackId: string | null;
  readonly feedbackType: string | null;
  /** Only where some were asked for. */
  readonly headers?: AskedHeaders;
  /** Only where nothing but likeness decided (`similar/...`): the sentence that its words are most like. */
  readonly nearest?: string;
  /** Only where it was asked for. */
  readonly explain?: Explanation;
}
