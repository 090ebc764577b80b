import { isoTime, type Writer } from './writer.ts';

const idOf = (number: number): string => `1vLx0a-${String(number).padStart(11, '0')}-1xYz`;
const line = (time: number, words: string): string => `${isoTime(time).replace('T', ' ')} ${words}`;

const NOISE = [
  (n: number) => `${idOf(n)} SMTP connection identification H=pc${n}.example.jp A=192.0.2.9 P=25`,
  (n: number) => `Start queue run: pid=${n}`,
  (n: number) => `no host name found for IP address 198.51.100.${n % 250}`,
  (n: number) => `${idOf(n)} H=mx.example.net [192.0.2.1] Connection timed out`,
  (n: number) =>
    `login authenticator failed for (pc) [198.51.100.${n % 250}]: 535 Incorrect authentication data (set_id=info@example.jp)`,
  (n: number) => `${idOf(n)} DKIM: d=example.jp s=s1 c=relaxed/relaxed a=rsa-sha256 b=2048 [verification succeeded]`,
] as const;

/** Exim's main log. */
export const exim: Writer = {
  queueId: ({ number }) => idOf(number),
  accepted: ({ number, sender, messageId }, time) => [
    line(
      time,
      `${idOf(number)} <= ${sender} H=app.example.jp [192.0.2.200] P=esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no S=${2000 + number} id=${messageId.slice(1, -1)}`,
    ),
  ],
  attempt: ({ number }, { address, host, ip }, { outcome, reply }, time) => {
    const via = `R=dnslookup T=remote_smtp`;
    const to = `H=${host} [${ip}]`;
    if (outcome === 'sent')
      return [
        line(
          time,
          `${idOf(number)} => ${address} ${via} ${to} X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C="${reply}"`,
        ),
      ];
    const said = `SMTP error from remote mail server after RCPT TO:<${address}>: ${reply}`;
    return outcome === 'deferred'
      ? [line(time, `${idOf(number)} == ${address} ${via} defer (-44) ${to}: ${said}`)]
      : [line(time, `${idOf(number)} ** ${address} ${via} ${to}: ${said}`)];
  },
  expired: ({ number }, waiting, time) =>
    waiting.map(({ address }) =>
      line(time, `${idOf(number)} ** ${address} R=dnslookup T=remote_smtp: retry timeout exceeded`),
    ),
  removed: ({ number }, time) => [line(time, `${idOf(number)} Completed`)],
  refused: (n, time) =>
    line(
      time,
      `H=(example.com) [198.51.100.${n % 250}] F=<spam${n}@example.com> rejected RCPT <nobody${n}@example.jp>: Unrouteable address`,
    ),
  noise: (n, time) => line(time, (NOISE[n % NOISE.length] as (typeof NOISE)[number])(n)),
};
