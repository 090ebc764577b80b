import { syslogTime, type Writer } from './writer.ts';

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
const line = (time: number, words: string): string => `${syslogTime(time)} mx1 smtpd[${1000 + (time % 500)}]: ${words}`;
const session = (number: number): string => hex(0x7d00000000 + number, 16);

const NOISE = [
  (n: number) => `${session(n)} smtp connected address=198.51.100.${n % 250} host=client.example.com`,
  (n: number) => `${session(n)} smtp disconnected reason=quit`,
  (n: number) => `${session(n)} mta connecting address=smtp://192.0.2.${n % 250}:25 host=mx.example.net`,
  (n: number) => `${session(n)} smtp authentication user=staff${n}@example.jp result=permfail`,
] as const;

/** OpenSMTPD through syslog. */
export const opensmtpd: Writer = {
  queueId: ({ number, recipients }, recipient) => hex(number, 8) + hex(recipients.indexOf(recipient) + 1, 8),
  accepted: ({ number, recipients }, time) => [
    line(
      time,
      `${session(number)} smtp message msgid=${hex(number, 8)} size=${2000 + number} nrcpt=${recipients.length} proto=ESMTP`,
    ),
  ],
  attempt: (mail, recipient, { outcome, reply }, time) => {
    const result = { sent: 'Ok', deferred: 'TempFail', bounced: 'PermFail' }[outcome];
    const { address, ip, host } = recipient;
    const evpid = opensmtpd.queueId(mail, recipient);
    return [
      line(
        time,
        `${session(mail.number)} mta delivery evpid=${evpid} from=<${mail.sender}> to=<${address}> rcpt=<-> source="192.0.2.200" relay="${ip} (${host})" delay=2s result="${result}" stat="${reply}"`,
      ),
    ];
  },
  expired: (mail, waiting, time) =>
    waiting.map((recipient) =>
      line(
        time,
        `${session(mail.number)} mta delivery evpid=${opensmtpd.queueId(mail, recipient)} from=<${mail.sender}> to=<${recipient.address}> rcpt=<-> source="-" relay="-" delay=4d result="Expired" stat="Envelope expired"`,
      ),
    ),
  removed: () => [],
  refused: (n, time) =>
    line(
      time,
      `${session(n)} smtp failed-command command="RCPT TO:<nobody${n}@example.jp>" result="550 Invalid recipient: <nobody${n}@example.jp>"`,
    ),
  noise: (n, time) => line(time, (NOISE[n % NOISE.length] as (typeof NOISE)[number])(n)),
};
