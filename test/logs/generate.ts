import { createRandom } from '../bench/random.ts';
import { type MailPlan, planMails, type Recipient } from './mails.ts';
import { isoTime, type Writer } from './writers/writer.ts';

/** The last word on a mail to one recipient, as a record tells it. */
export interface Fate {
  readonly outcome: 'sent' | 'deferred' | 'bounced' | 'expired';
  readonly sender: string;
  readonly messageId: string;
  readonly queueId: string;
  readonly date: string;
  /** What the other server said last. */
  readonly reply: string;
}

/** What a generated log holds. */
export interface Truth {
  /** Attempts, each for itself. */
  readonly attempts: Record<Fate['outcome'], number>;
  /** By the recipient, who is another one in each mail. */
  readonly fates: Map<string, Fate>;
  refused: number;
}

interface Step {
  readonly time: number;
  readonly write: (truth: Truth) => readonly string[];
}

const MINUTE = 60_000;
export const START = Date.parse('2026-11-02T09:00:00+09:00');
const MAILS_AT_ONCE = 400;

/** Lines of a log without an end; `truth` holds what those that were taken tell. */
export function* generateLog(writer: Writer, seed: number, truth: Truth): Generator<readonly string[]> {
  const [mails, random] = [planMails(seed), createRandom(seed + 1)];
  if (writer.head) yield writer.head;
  for (let from = START, number = 0; ; from += MAILS_AT_ONCE * 2000) {
    const steps: Step[] = [];
    for (let i = 0; i < MAILS_AT_ONCE; i++) {
      const time = from + i * 2000;
      steps.push(...stepsOf(mails.next().value as MailPlan, time, writer));
      for (let noise = Math.floor(random() * 8); noise > 0; noise--)
        steps.push({ time, write: () => [writer.noise(number++, time)] });
      if (random() < 0.2) steps.push(refusal(writer, number++, time));
    }
    // Lines of a mail that is still in the queue come between those of others.
    steps.sort((a, b) => a.time - b.time);
    for (const { write } of steps) yield write(truth);
  }
}

const dateIn = (time: number, { zone }: Writer): string =>
  zone === undefined ? `${isoTime(time)}+09:00` : `${new Date(time).toISOString().slice(0, 19)}${zone}`;

export const noTruth = (): Truth => ({
  attempts: { sent: 0, deferred: 0, bounced: 0, expired: 0 },
  fates: new Map(),
  refused: 0,
});

function refusal(writer: Writer, number: number, time: number): Step {
  return {
    time,
    write(truth) {
      const line = writer.refused(number, time);
      if (line !== null) truth.refused++;
      return line === null ? [] : [line];
    },
  };
}

/** Retries come within the time of the batch, so that batches can follow each other. */
function stepsOf(mail: MailPlan, start: number, writer: Writer): readonly Step[] {
  const tell = (truth: Truth, recipient: Recipient, outcome: Fate['outcome'], reply: string, time: number): void => {
    truth.attempts[outcome]++;
    truth.fates.set(recipient.address, {
      ...{ outcome, reply, sender: mail.sender, messageId: mail.messageId },
      queueId: writer.queueId(mail, recipient),
      date: dateIn(time, writer),
    });
  };
  const attempts = mail.recipients.flatMap((recipient) =>
    recipient.answers.map((answer, i): Step => {
      const time = start + 1000 + i * MINUTE;
      const write: Step['write'] = (truth) => {
        tell(truth, recipient, answer.outcome, answer.reply, time);
        return writer.attempt(mail, recipient, answer, time);
      };
      return { time, write };
    }),
  );
  const last = Math.max(...attempts.map(({ time }) => time)) + MINUTE;
  const waiting = mail.recipients.filter(({ answers }) => answers.at(-1)?.outcome === 'deferred');
  const returned = waiting.length > 0 && waiting.every(({ expires }) => expires);
  const ending: Step = {
    time: last,
    write(truth) {
      if (waiting.length > 0 && !returned) return [];
      for (const recipient of waiting) tell(truth, recipient, 'expired', recipient.answers.at(-1)?.reply ?? '', last);
      return [...(returned ? writer.expired(mail, waiting, last) : []), ...writer.removed(mail, last)];
    },
  };
  return [{ time: start, write: () => writer.accepted(mail, start) }, ...attempts, ending];
}
