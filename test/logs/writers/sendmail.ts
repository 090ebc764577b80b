import { statusOf, syslogTime, type Writer } from './writer.ts';

const idOf = (number: number): string => `xAK${String(number).padStart(11, '0')}`;
const line = (time: number, words: string, program = 'sm-mta'): string =>
  `${syslogTime(time)} mx1 ${program}[${1000 + (time % 500)}]: ${words}`;

const NOISE = [
  (n: number) => `STARTTLS=client, relay=mx.example.net., version=TLSv1.3, verify=OK, cipher=AES256, bits=${n % 256}`,
  (n: number) => `${idOf(n)}: <nobody${n}@example.jp>... User unknown`,
  (n: number) => `AUTH=server, relay=pc${n}.example.jp [198.51.100.9], authid=staff${n}@example.jp, mech=PLAIN, bits=0`,
  (n: number) => `lost input channel from [198.51.100.${n % 250}] to MTA after rcpt`,
  (n: number) =>
    `${idOf(n)}: to=<staff${n}@example.jp>, ctladdr=<web@example.jp> (33/33), delay=00:00:00, mailer=relay, pri=30000, stat=queued`,
] as const;

/** Sendmail through syslog. */
export const sendmail: Writer = {
  queueId: ({ number }) => idOf(number),
  accepted: ({ number, sender, messageId, recipients }, time) => [
    line(
      time,
      `${idOf(number)}: from=<${sender}>, size=${2000 + number}, class=0, nrcpts=${recipients.length}, msgid=${messageId}, proto=ESMTP, daemon=MTA, relay=app.example.jp [192.0.2.200]`,
    ),
  ],
  attempt: ({ number }, { address, host, ip }, { outcome, reply }, time) => {
    const words = reply.slice(4).replace(/^\S+ /, '');
    const stat =
      outcome === 'sent' ? `Sent (${reply.slice(4)})` : outcome === 'deferred' ? `Deferred: ${reply}` : words;
    return [
      line(
        time,
        `${idOf(number)}: to=<${address}>, delay=00:00:02, xdelay=00:00:01, mailer=esmtp, pri=120345, relay=${host}. [${ip}], dsn=${statusOf(reply)}, stat=${stat}`,
      ),
    ];
  },
  expired: ({ number }, _, time) => [
    line(time, `${idOf(number)}: ${idOf(number)}X: return to sender: Cannot send message for 5 days`),
  ],
  removed: () => [],
  refused: (n, time) =>
    line(
      time,
      `ruleset=check_rcpt, arg1=<nobody${n}@example.org>, relay=[198.51.100.${n % 250}], reject=550 5.7.1 <nobody${n}@example.org>... Relaying denied`,
    ),
  noise: (n, time) => line(time, (NOISE[n % NOISE.length] as (typeof NOISE)[number])(n)),
};
