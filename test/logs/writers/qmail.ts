import type { Answer, MailPlan, Recipient } from '../mails.ts';
import type { Writer } from './writer.ts';

/** 2^62 and ten seconds, the label of TAI64. */
const LABEL = 4_611_686_018_427_387_914n;
const tai = (time: number): string =>
  `@${(LABEL + BigInt(Math.floor(time / 1000))).toString(16)}${(time % 1000).toString(16).padStart(8, '0')}`;
const line = (time: number, words: string): string => `${tai(time)} ${words}`;
const written = (words: string): string => words.replaceAll(' ', '_');

const idOf = ({ number }: MailPlan): string => String(500_000 + number);
let delivery = 0;

function delivered(mail: MailPlan, { address, ip }: Recipient, answer: Answer, time: number): readonly string[] {
  delivery++;
  const told = {
    sent: ['success', `${ip} accepted message./Remote host said: ${answer.reply}/`],
    deferred: ['deferral', `${ip} does not like recipient./Remote host said: ${answer.reply}/Giving up on ${ip}./`],
    bounced: ['failure', `${ip} does not like recipient./Remote host said: ${answer.reply}/Giving up on ${ip}./`],
  }[answer.outcome] as [string, string];
  return [
    line(time, `starting delivery ${delivery}: msg ${idOf(mail)} to remote ${address}`),
    line(time, `status: local 0/10 remote 1/20`),
    line(time, `delivery ${delivery}: ${told[0]}: ${written(told[1])}`),
  ];
}

/** qmail-send through multilog. */
export const qmail: Writer = {
  queueId: (mail) => idOf(mail),
  accepted: (mail, time) => [
    line(time, `new msg ${idOf(mail)}`),
    line(time, `info msg ${idOf(mail)}: bytes ${2000 + mail.number} from <${mail.sender}> qp ${mail.number} uid 89`),
  ],
  attempt: delivered,
  expired: (mail, waiting, time) => [
    ...waiting.flatMap((recipient) => {
      const reply = `${recipient.answers.at(-1)?.reply}/I'm not going to try again; this message has been in the queue too long.`;
      return delivered(mail, recipient, { outcome: 'bounced', reply }, time);
    }),
    line(time, `bounce msg ${idOf(mail)} qp ${mail.number}`),
  ],
  removed: (mail, time) => [line(time, `end msg ${idOf(mail)}`)],
  refused: () => null,
  noise: (n, time) =>
    line(
      time,
      n % 2 === 0 ? 'status: local 0/10 remote 0/20' : `warning: trouble opening remote/${n}; will try again later`,
    ),
};
