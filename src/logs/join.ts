import { ownText } from '../own-text.ts';
import type { Attempt, Told } from './ground/attempt.ts';

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

export interface JoinOptions {
  /** A deferral waits for what becomes of it; else each is told at once. */
  readonly fold: boolean;
  /** Mails and deferrals that are kept in mind. */
  readonly most?: number;
}

/** Each with few words; about 200 MB. More mails than that wait in no queue that works. */
const MOST = 200_000;
/** Long words count as several. */
const WORDS = 512;

interface Entry {
  mail: AboutMail;
  /** Answers that are still to come; 0 where nobody knows. */
  left: number;
  /** The last deferral for each recipient. */
  readonly waiting: Map<string, Delivery>;
}

const UNKNOWN: AboutMail = { sender: null, messageId: null, subject: null };

/** Joins the lines of one mail by its queue id. What is oldest is forgotten where it is too much. */
export class Join {
  readonly #entries = new Map<string, Entry>();
  readonly #fold: boolean;
  readonly #most: number;
  #size = 0;
  #forgotten = 0;

  constructor({ fold, most = MOST }: JoinOptions) {
    this.#fold = fold;
    this.#most = most;
  }

  /** Mails that had to be forgotten before they had left the queue. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The deliveries that a line settles, in their order. */
  take(told: Told, place: Place): readonly Delivery[] {
    if (told.type === 'refused') return [];
    const key = `${place.host} ${told.queueId}`;
    if (told.type === 'mail') return this.#learn(key, told);
    if (told.type === 'removed') return this.#drop(key);
    if (told.type === 'expired') return this.#expire(key, told.queueId, place);
    return told.outcome === 'deferred' ? this.#wait(key, told, place) : this.#settle(key, told, place);
  }

  /** What still waits when the log ends. */
  *end(): Generator<Delivery> {
    for (const key of [...this.#entries.keys()]) yield* this.#drop(key);
  }

  #learn(
    key: string,
    { sender, messageId, subject, recipients }: Extract<Told, { type: 'mail' }>,
  ): readonly Delivery[] {
    const { entry, lost } = this.#entryOf(key);
    const { mail } = entry;
    this.#size -= weightOf(mail);
    entry.mail = {
      sender: owned(sender) ?? mail.sender,
      messageId: owned(messageId) ?? mail.messageId,
      subject: owned(subject) ?? mail.subject,
    };
    this.#size += weightOf(entry.mail);
    entry.left = recipients ?? entry.left;
    return lost;
  }

  #wait(key: string, attempt: Attempt, place: Place): readonly Delivery[] {
    const { entry, lost } = this.#entryOf(key);
    const who = keyOf(attempt);
    const before = entry.waiting.get(who);
    const delivery = { attempt: withWords(attempt, before?.attempt), place, mail: UNKNOWN };
    this.#size += weightOf(delivery.attempt.finding) - (before === undefined ? 0 : weightOf(before.attempt.finding));
    entry.waiting.set(who, delivery);
    return this.#fold ? lost : [...lost, { ...delivery, mail: mailOf(entry, attempt) }];
  }

  #settle(key: string, attempt: Attempt, place: Place): readonly Delivery[] {
    const entry = this.#entries.get(key);
    if (entry === undefined) return [{ attempt, place, mail: mailOf(null, attempt) }];
    const before = entry.waiting.get(keyOf(attempt));
    if (before !== undefined) this.#size -= weightOf(before.attempt.finding);
    entry.waiting.delete(keyOf(attempt));
    // A recipient that an alias made of another one has one answer.
    const isLast = entry.left === 1 || (entry.mail === UNKNOWN && entry.waiting.size === 0);
    if (entry.left > 1) entry.left--;
    if (isLast && entry.waiting.size === 0) this.#forget(key, entry);
    return [{ attempt: finalWords(attempt, before?.attempt), place, mail: mailOf(entry, attempt) }];
  }

  #expire(key: string, queueId: string, place: Place): readonly Delivery[] {
    const entry = this.#entries.get(key);
    const waiting = [...(entry?.waiting.values() ?? [])].map(({ attempt }) => attempt);
    if (entry !== undefined) {
      this.#size -= weightOfAll(entry);
      entry.waiting.clear();
    }
    const of = waiting.length > 0 ? waiting : [unknownTo(queueId)];
    return of.map((attempt) => ({
      attempt: { ...attempt, outcome: 'expired' },
      place,
      mail: mailOf(entry ?? null, attempt),
    }));
  }

  /** It has left the queue, or nobody will tell what becomes of it. */
  #drop(key: string): readonly Delivery[] {
    const entry = this.#entries.get(key);
    if (entry === undefined) return [];
    this.#forget(key, entry);
    if (!this.#fold) return [];
    return [...entry.waiting.values()].map((one) => ({ ...one, mail: mailOf(entry, one.attempt) }));
  }

  #forget(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#size -= weightOf(entry.mail) + weightOfAll(entry);
  }

  #entryOf(key: string): { readonly entry: Entry; readonly lost: readonly Delivery[] } {
    const known = this.#entries.get(key);
    if (known !== undefined) return { entry: known, lost: [] };
    const lost: Delivery[] = [];
    while (this.#size >= this.#most) {
      lost.push(...this.#drop(this.#entries.keys().next().value as string));
      this.#forgotten++;
    }
    const entry: Entry = { mail: UNKNOWN, left: 0, waiting: new Map() };
    this.#entries.set(key, entry);
    this.#size += weightOf(UNKNOWN);
    return { entry, lost };
  }
}

/** What is kept for long is not a window into a line that may be long. */
const owned = (text: string | null | undefined): string | null => (text ? ownText(text) : null);

const weightOf = (kept: AboutMail | Attempt['finding']): number =>
  1 + Math.floor((('words' in kept ? kept.words : kept.messageId) ?? '').length / WORDS);
const weightOfAll = ({ waiting }: Entry): number =>
  [...waiting.values()].reduce((sum, { attempt }) => sum + weightOf(attempt.finding), 0);

const keyOf = ({ finding }: Attempt): string => finding.recipient?.toLowerCase() ?? '';

const mailOf = (entry: Entry | null, { sender }: Attempt): AboutMail => {
  const mail = entry?.mail ?? UNKNOWN;
  return sender === undefined || sender === null ? mail : { ...mail, sender };
};

const unknownTo = (queueId: string): Attempt => ({
  ...{ type: 'attempt', queueId, outcome: 'expired' },
  finding: { recipient: null, originalRecipient: null, remoteMta: null, status: null, words: EXPIRED },
});
const EXPIRED = 'status=expired, returned to sender';

/** That it is not time yet to try again says less than why it was not delivered. */
const SAYS_LITTLE = /^retry time not reached|^(?:Deferred|delivery temporarily suspended)$|^$/;

function withWords(attempt: Attempt, before: Attempt | undefined): Attempt {
  if (before === undefined) return attempt;
  const { words, remoteMta, status, originalRecipient } = before.finding;
  const finding = { ...attempt.finding, originalRecipient: attempt.finding.originalRecipient ?? originalRecipient };
  return {
    ...attempt,
    finding: SAYS_LITTLE.test(finding.words ?? '') ? { ...finding, words, remoteMta, status } : finding,
  };
}

/** A server that gives up says so, and the last attempt said why. */
function finalWords(attempt: Attempt, before: Attempt | undefined): Attempt {
  if (attempt.outcome !== 'expired' || before === undefined) return attempt;
  const said = [before.finding.words, attempt.finding.words].filter(Boolean).join('\n');
  return { ...attempt, finding: { ...attempt.finding, words: said || null, remoteMta: before.finding.remoteMta } };
}
