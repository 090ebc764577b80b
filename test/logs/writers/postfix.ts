import { statusOf, syslogTime, type Writer } from './writer.ts';

const idOf = (number: number): string => (0xabcdef0000 + number).toString(16).toUpperCase();
const line = (time: number, program: string, words: string): string =>
  `${syslogTime(time)} mx1 postfix/${program}[${1000 + (time % 500)}]: ${words}`;

const NOISE = [
  (n: number) => ['smtpd', `connect from client${n}.example.com[198.51.100.${n % 250}]`],
  (n: number) => [
    'smtpd',
    `${idOf(n)}9: client=pc${n}.example.jp[198.51.100.9], sasl_method=PLAIN, sasl_username=staff${n}@example.jp`,
  ],
  (n: number) => ['smtp', `Trusted TLS connection established to mx.example.net[192.0.2.${n % 250}]:25: TLSv1.3`],
  (n: number) => ['smtp', `connect to mx.example.org[192.0.2.${n % 250}]:25: Connection timed out`],
  (n: number) => ['anvil', `statistics: max connection rate 1/60s for (smtp:192.0.2.${n % 250})`],
  (n: number) => [
    'smtpd',
    `warning: unknown[198.51.100.${n % 250}]: SASL LOGIN authentication failed: authentication failure, sasl_username=info@example.jp`,
  ],
  (n: number) => [
    'smtpd',
    `disconnect from unknown[198.51.100.${n % 250}] ehlo=1 auth=0/1 rcpt=0/1 quit=1 commands=2/4`,
  ],
  (n: number) => ['verify', `cache btree:/var/lib/postfix/verify_cache full cleanup: retained=${n} dropped=0 entries`],
  (n: number) => [
    'smtp',
    `${idOf(n)}8: host mx.example.net[192.0.2.1] said: 451 4.3.0 try later (in reply to RCPT TO command)`,
  ],
] as const;

/** Postfix through syslog. */
export const postfix: Writer = {
  queueId: ({ number }) => idOf(number),
  accepted: ({ number, sender, messageId, recipients }, time) => [
    line(time, 'smtpd', `${idOf(number)}: client=app.example.jp[192.0.2.200]`),
    line(time, 'cleanup', `${idOf(number)}: message-id=${messageId}`),
    line(
      time,
      'qmgr',
      `${idOf(number)}: from=<${sender}>, size=${2000 + number}, nrcpt=${recipients.length} (queue active)`,
    ),
  ],
  attempt: ({ number }, { address, host, ip }, { outcome, reply }, time) => {
    const said = outcome === 'sent' ? reply : `host ${host}[${ip}] said: ${reply} (in reply to RCPT TO command)`;
    return [
      line(
        time,
        'smtp',
        `${idOf(number)}: to=<${address}>, relay=${host}[${ip}]:25, delay=1.2, delays=0.1/0/0.6/0.5, dsn=${statusOf(reply)}, status=${outcome} (${said})`,
      ),
    ];
  },
  expired: ({ number, sender }, _, time) => [
    line(time, 'qmgr', `${idOf(number)}: from=<${sender}>, status=expired, returned to sender`),
    line(time, 'bounce', `${idOf(number)}: sender non-delivery notification: ${idOf(number)}7`),
  ],
  removed: ({ number }, time) => [line(time, 'qmgr', `${idOf(number)}: removed`)],
  refused: (n, time) =>
    line(
      time,
      'smtpd',
      `NOQUEUE: reject: RCPT from unknown[198.51.100.${n % 250}]: 550 5.1.1 <nobody${n}@example.jp>: Recipient address rejected: User unknown in local recipient table; from=<spam${n}@example.com> to=<nobody${n}@example.jp> proto=ESMTP helo=<example.com>`,
    ),
  noise: (n, time) => {
    const [program, words] = (NOISE[n % NOISE.length] as (typeof NOISE)[number])(n) as [string, string];
    return line(time, program, words);
  },
};
