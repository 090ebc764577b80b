import { createRandom } from '../bench/random.ts';

/** What a server was told at one attempt. */
export interface Answer {
  readonly outcome: 'sent' | 'deferred' | 'bounced';
  /** As an SMTP server says it. */
  readonly reply: string;
}

export interface Recipient {
  readonly address: string;
  readonly host: string;
  readonly ip: string;
  /** Until one of them is not `deferred`. */
  readonly answers: readonly Answer[];
  /** It goes back to its sender in the end. */
  readonly expires: boolean;
}

export interface MailPlan {
  readonly number: number;
  readonly sender: string;
  readonly messageId: string;
  readonly recipients: readonly Recipient[];
}

const DOMAINS = [
  ['docomo.ne.jp', 'mfsmax.docomo.ne.jp'],
  ['gmail.com', 'gmail-smtp-in.l.google.com'],
  ['example.net', 'mx.example.net'],
  ['example.org', 'mx1.example.org'],
  ['example.com', 'mx.example.com'],
] as const;
const SENT: Answer = { outcome: 'sent', reply: '250 2.0.0 OK: accepted for delivery' };
const DEFERRALS = [
  '451 4.7.1 Greylisted, please try again later',
  '452 4.2.2 Mailbox full, try again later',
  '421 4.7.0 Too many connections from your host',
].map((reply): Answer => ({ outcome: 'deferred', reply }));
const REFUSALS = [
  '550 5.1.1 User unknown',
  '550 5.2.1 The mailbox is disabled',
  '552 5.2.2 Mailbox is full',
  '554 5.7.1 Message refused by policy',
].map((reply): Answer => ({ outcome: 'bounced', reply }));

export type Random = () => number;
export const pick = <T>(all: readonly T[], random: Random): T => all[Math.floor(random() * all.length)] as T;

/** Mails that a mailing service sends: most are delivered, some on a later attempt. */
export function* planMails(seed: number): Generator<MailPlan> {
  const random = createRandom(seed);
  for (let number = 1; ; number++)
    yield {
      number,
      sender: `news${number % 7}@example.jp`,
      messageId: `<${number}.${seed}@example.jp>`,
      recipients: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => recipient(number, i, random)),
    };
}

function recipient(mail: number, i: number, random: Random): Recipient {
  const [domain, host] = pick(DOMAINS, random);
  const common = {
    address: `user${mail}-${i}@${domain}`,
    host,
    ip: `192.0.2.${1 + ((mail + i) % 250)}`,
    expires: false,
  };
  const deferrals = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(DEFERRALS, random));
  const fate = random();
  if (fate < 0.8) return { ...common, answers: [SENT] };
  if (fate < 0.87) return { ...common, answers: [...deferrals, SENT] };
  if (fate < 0.94) return { ...common, answers: [pick(REFUSALS, random)] };
  if (fate < 0.96) return { ...common, answers: [...deferrals, pick(REFUSALS, random)] };
  return { ...common, answers: deferrals, expires: fate < 0.98 };
}
