import type { Spill } from '../kept/spill.ts';
import { ownText } from '../own-text.ts';
import { remembered } from '../remembered.ts';
import type { AboutMail, Delivery, Place } from './delivery.ts';
import type { Attempt, Told } from './ground/attempt.ts';
import { type Entry, Mails, UNKNOWN } from './mails.ts';
import { allIn, asDelivery, asWaiting, type Deferral, keyOf, waitingFor, withOne, withoutOne } from './waiting.ts';

export interface JoinOptions {
  /** A deferral waits for what becomes of it; else each is told at once. */
  readonly fold: boolean;
  /** Mails and deferrals that are kept in mind. */
  readonly most?: number;
  /** Where those have room that wait for long. */
  readonly spill?: Spill | null;
}

/** Each with few words; about 100 MB, and 20 where there is room outside of memory. More mails than that wait in no queue that works. */
const MOST = 200_000;
/** Long words count as several. */
const WORDS = 512;

/** Joins the lines of one mail by its queue id. What is oldest is forgotten where it is too much. */
export class Join {
  readonly #mails: Mails;
  readonly #fold: boolean;
  readonly #most: number;
  #size = 0;
  #forgotten = 0;

  constructor({ fold, most = MOST, spill = null }: JoinOptions) {
    this.#mails = new Mails(spill);
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
    for (const key of [...this.#mails.keys()]) yield* this.#drop(key);
  }

  #learn(
    key: string,
    { sender, messageId, subject, recipients }: Extract<Told, { type: 'mail' }>,
  ): readonly Delivery[] {
    const { entry, lost } = this.#entryOf(key);
    const { mail } = entry;
    this.#size -= weightOf(mail);
    entry.mail = {
      sender: (sender ? known(sender) : null) ?? mail.sender,
      messageId: owned(messageId) ?? mail.messageId,
      subject: owned(subject) ?? mail.subject,
    };
    this.#size += weightOf(entry.mail);
    entry.left = recipients ?? entry.left;
    return lost;
  }

  #wait(key: string, attempt: Attempt, place: Place): readonly Delivery[] {
    const { entry, lost } = this.#entryOf(key);
    const before = this.#take(entry, attempt);
    const delivery = { attempt: withWords(attempt, before), place, mail: UNKNOWN };
    this.#size += weightOf(delivery.attempt.finding);
    entry.waiting = withOne(keyOf(attempt), asWaiting(delivery), entry.waiting);
    return this.#fold ? lost : [...lost, { ...delivery, mail: mailOf(entry, attempt) }];
  }

  #settle(key: string, attempt: Attempt, place: Place): readonly Delivery[] {
    const entry = this.#mails.get(key);
    if (entry === undefined) return [{ attempt, place, mail: mailOf(null, attempt) }];
    const before = this.#take(entry, attempt);
    // A recipient that an alias made of another one has one answer.
    const isLast = entry.left === 1 || (entry.mail === UNKNOWN && entry.waiting === null);
    if (entry.left > 1) entry.left--;
    if (isLast && entry.waiting === null) this.#forget(key, entry);
    return [{ attempt: finalWords(attempt, before), place, mail: mailOf(entry, attempt) }];
  }

  /** The last attempt to reach the same recipient, which waits no longer. */
  #take(entry: Entry, attempt: Attempt): Attempt | undefined {
    const who = keyOf(attempt);
    const before = waitingFor(who, entry.waiting);
    if (before === undefined) return undefined;
    this.#size -= weightOf(before);
    entry.waiting = withoutOne(who, entry.waiting);
    return asDelivery(before).attempt;
  }

  #expire(key: string, queueId: string, place: Place): readonly Delivery[] {
    const entry = this.#mails.get(key);
    const waiting = entry === undefined ? [] : waitingIn(entry).map(({ attempt }) => attempt);
    if (entry !== undefined) {
      this.#size -= weightOfAll(entry);
      entry.waiting = null;
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
    const entry = this.#mails.get(key);
    if (entry === undefined) return [];
    this.#forget(key, entry);
    if (!this.#fold) return [];
    return waitingIn(entry).map((one) => ({ ...one, mail: mailOf(entry, one.attempt) }));
  }

  #forget(key: string, entry: Entry): void {
    this.#mails.delete(key);
    this.#size -= weightOf(entry.mail) + weightOfAll(entry);
  }

  #entryOf(key: string): { readonly entry: Entry; readonly lost: readonly Delivery[] } {
    const known = this.#mails.get(key);
    if (known !== undefined) return { entry: known, lost: [] };
    const lost: Delivery[] = [];
    while (this.#size >= this.#most) {
      lost.push(...this.#drop(this.#mails.keys().next().value as string));
      this.#forgotten++;
    }
    const entry: Entry = { mail: UNKNOWN, left: 0, waiting: null };
    this.#mails.set(key, entry);
    this.#size += weightOf(UNKNOWN);
    return { entry, lost };
  }
}

/** Few send most mails. */
const known = remembered(1000, ownText);
/** What is kept for long is not a window into a line that may be long. */
const owned = (text: string | null | undefined): string | null => (text ? ownText(text) : null);

const weightOf = (kept: AboutMail | Pick<Attempt['finding'], 'words'>): number =>
  1 + Math.floor((('words' in kept ? kept.words : kept.messageId) ?? '').length / WORDS);
const weightOfAll = ({ waiting }: Entry): number => allIn(waiting).reduce((sum, one) => sum + weightOf(one), 0);

const waitingIn = ({ waiting }: Entry): readonly Deferral[] => allIn(waiting).map(asDelivery);

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
