import Encoding from 'encoding-japanese';
import fc from '../fast-check.ts';
import { ipv4, nonsense, person, subject, token } from './planted-person.ts';
import {
  HTML,
  NOTICE_FIELDS,
  ORIGINAL_FIELDS,
  PARTS,
  type Place,
  type Planted,
  PROSE,
  REPORT_FIELDS,
} from './planted-places.ts';

/** A notice, and what was planted in it and must not be left in a copy. */
export interface PlantedMail {
  readonly bytes: Uint8Array;
  readonly secrets: readonly string[];
  /** The places that were used. */
  readonly places: readonly string[];
}

type Encode = (text: string) => { readonly head: string; readonly body: Buffer };

const base64Lines = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n');
const quotedPrintable = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[^\n -<>-~]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/([^\n]{60,72})(?=[^\n=])(?<!=.?)/g, '$1=\n');
const jis = (text: string): Buffer =>
  Buffer.from(Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'JIS' })));

const ENCODINGS: Readonly<Record<string, Encode>> = {
  '8bit': (text) => ({ head: 'charset=utf-8\nContent-Transfer-Encoding: 8bit', body: Buffer.from(text) }),
  base64: (text) => ({
    head: 'charset=utf-8\nContent-Transfer-Encoding: base64',
    body: Buffer.from(base64Lines(Buffer.from(text))),
  }),
  'quoted-printable': (text) => ({
    head: 'charset=utf-8\nContent-Transfer-Encoding: quoted-printable',
    body: Buffer.from(quotedPrintable(text)),
  }),
  'iso-2022-jp': (text) => ({ head: 'charset=iso-2022-jp\nContent-Transfer-Encoding: 7bit', body: jis(text) }),
};

interface Choice {
  readonly planted: Omit<Planted, 'token'>;
  readonly tokens: readonly string[];
  readonly layout: 'report' | 'inline';
  readonly encoding: string;
  readonly lineEnd: string;
  readonly places: Readonly<Record<Part, readonly string[]>>;
}

const PLACES = {
  original: ORIGINAL_FIELDS,
  notice: NOTICE_FIELDS,
  prose: PROSE,
  html: HTML,
  parts: PARTS,
  report: REPORT_FIELDS,
} as const;
type Part = keyof typeof PLACES;

/** The names of all places there are. */
export const ALL_PLACES: readonly string[] = Object.entries(PLACES).flatMap(([part, places]) =>
  Object.keys(places).map((name) => `${part}: ${name}`),
);

const some = (part: Part, most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...Object.keys(PLACES[part])), { maxLength: most });
const kanjiHost = fc
  .tuple(fc.constantFrom('鳶沢工務店', '榊原醸造', '簑島興産'), fc.constantFrom('jp', 'com', 'みんな'))
  .map((labels) => labels.join('.'));

const planted = fc.record({
  sender: person,
  recipient: person,
  subject,
  ip: ipv4,
  queueId: token.map((id) => id.slice(0, 14).toUpperCase()),
  messageId: fc.tuple(token, nonsense).map(([id, host]) => `${id}@${host}.design`),
  file: nonsense.map((name) => `${name}-keiyaku`),
  kanjiHost,
});

/** Notices with something planted in a few of the places each. */
export const plantedMail: fc.Arbitrary<PlantedMail> = fc
  .record({
    planted,
    tokens: fc.array(token, { minLength: 80, maxLength: 80 }),
    layout: fc.constantFrom('report' as const, 'report' as const, 'inline' as const),
    encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    places: fc.record({
      original: some('original', 12),
      notice: some('notice', 4),
      prose: some('prose', 12),
      html: some('html', 6),
      parts: some('parts', 3),
      report: some('report', 2),
    }),
  })
  .map((choice) => compose(choice.layout === 'inline' ? inOnePart(choice) : choice));

/** There are no other parts, and no file came with the returned mail. */
const inOnePart = (choice: Choice): Choice => ({
  ...choice,
  places: {
    ...choice.places,
    prose: choice.places.prose.filter((name) => name !== 'name of a file'),
    html: [],
    parts: [],
    report: [],
  },
});

function compose(choice: Choice): PlantedMail {
  const { planted: fixed, tokens, layout, lineEnd, places } = choice;
  const used: string[] = [];
  const whole: Planted = { ...fixed, token: () => useNext(tokens, used) };
  const { sender, recipient, subject: title, queueId, messageId } = fixed;
  const mail = layout === 'report' ? reportMail(choice, whole) : inlineMail(choice, whole);
  return {
    bytes: withLineEnd(mail, lineEnd),
    secrets: [
      ...[sender, recipient, title].flatMap(({ secrets }) => secrets),
      ...[...used, queueId, messageId, fixed.file].flatMap(wordsOf),
      ...ipForms(fixed.ip),
      ...[fixed.kanjiHost.replace(/\..*/, ''), '8765', 'keiyaku'],
    ],
    places: Object.entries(places).flatMap(([part, names]) => names.map((name) => `${part}: ${name}`)),
  };
}

function useNext(tokens: readonly string[], used: string[]): string {
  const next = tokens[used.length % tokens.length] as string;
  used.push(next);
  return next;
}

const wordsOf = (text: string): readonly string[] => (text.match(/[a-z]+/gi) ?? []).filter((word) => word.length > 7);
const ipForms = (ip: string): readonly string[] => {
  const octets = ip.split('.').map(Number);
  const padded = octets.map((octet) => String(octet).padStart(3, '0')).join('.');
  return [
    ip,
    octets.reverse().join('.'),
    padded,
    String(octets.reverse().reduce((sum, octet) => sum * 256 + octet, 0)),
  ];
};

/** Latin 1 as long as it is put together, so that bytes of any charset may stand in it. */
const withLineEnd = (mail: string, lineEnd: string): Uint8Array =>
  Buffer.from(mail.replaceAll('\n', lineEnd), 'latin1');
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const lines = (part: Part, names: readonly string[], whole: Planted): readonly string[] =>
  names.map((name) => ((PLACES[part] as Readonly<Record<string, Place>>)[name] as Place)(whole));

function noticeHead({ places }: Choice, whole: Planted): string {
  const { sender, recipient, ip, queueId } = whole;
  return utf8(
    [
      'Return-Path: <>',
      `Received: from mx7.${recipient.domain} (mx7.${recipient.domain} [${ip}]) by mail.${sender.domain} (Postfix)`,
      ` with ESMTP id ${queueId} for <${sender.address}>; Fri, 20 Nov 2026 10:15:00 +0900 (JST)`,
      `From: MAILER-DAEMON@mail.${sender.domain} (Mail Delivery System)`,
      `To: ${sender.address}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Date: Fri, 20 Nov 2026 10:15:00 +0900',
      `Message-Id: <20261120011500.${queueId}@mail.${sender.domain}>`,
      'MIME-Version: 1.0',
      ...lines('notice', places.notice, whole),
      '',
    ].join('\n'),
  );
}

const prose = ({ places }: Choice, whole: Planted): string => {
  const { sender, recipient, ip } = whole;
  const more = lines('prose', places.prose, whole).join('\n\n');
  return `This is the mail system at host mail.${sender.domain}.\n\n<${recipient.address}>: host mx7.${recipient.domain}[${ip}] said: 550 5.1.1\n    <${recipient.address}>: Recipient address rejected: User unknown in\n    virtual mailbox table (in reply to RCPT TO command)\n\n${more}\n`;
};

const originalHead = (
  { places }: Choice,
  { sender, recipient, subject: title, messageId }: Planted,
  whole: Planted,
): string =>
  [
    ...lines('original', places.original, whole),
    `From: "${sender.name}" <${sender.address}>`,
    `To: ${recipient.name} <${recipient.address}>`,
    `Subject: ${title.text}`,
    'Date: Fri, 20 Nov 2026 10:14:00 +0900',
    `Message-ID: <${messageId}>`,
    '',
  ].join('\n');

function original(choice: Choice, whole: Planted): string {
  const boundary = `${whole.sender.local}=${whole.sender.domain}`;
  const file = `Content-Type: application/pdf; name="${whole.file}.pdf"\nContent-Disposition: attachment; filename="${whole.file}.pdf"\n\n%PDF ${whole.token()}`;
  const text = `Content-Type: text/plain; charset=utf-8\n\n${whole.recipient.name}様 ${whole.subject.text} ${whole.token()}`;
  const type = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n`;
  return utf8(
    `${originalHead(choice, whole, whole)}${type}\nfor ${whole.token()}\n--${boundary}\n${text}\n--${boundary}\n${file}\n--${boundary}--\n`,
  );
}

function reportMail(choice: Choice, whole: Planted): string {
  const { sender, recipient, queueId } = whole;
  const boundary = `${queueId}.20261120/mail.${sender.domain}`;
  const encode = ENCODINGS[choice.encoding] as Encode;
  const text = encode(prose(choice, whole));
  const html = lines('html', choice.places.html, whole).join('\n');
  const report = [
    `Reporting-MTA: dns; mail.${sender.domain}`,
    `X-Postfix-Queue-ID: ${queueId}`,
    `X-Postfix-Sender: rfc822; ${sender.address}`,
    '',
    `Final-Recipient: rfc822; ${recipient.address}`,
    'Action: failed',
    'Status: 5.1.1',
    `Remote-MTA: dns; mx7.${recipient.domain}`,
    `Diagnostic-Code: smtp; 550 5.1.1 <${recipient.address}>: Recipient address rejected: User unknown`,
    ...lines('report', choice.places.report, whole),
    '',
  ].join('\n');
  const parts = [
    `Content-Type: text/plain; ${text.head}\n\n${text.body.toString('latin1')}`,
    ...(html === '' ? [] : [utf8(`Content-Type: text/html; charset=utf-8\n\n<html><body>${html}</body></html>`)]),
    ...lines('parts', choice.places.parts, whole).map(utf8),
    utf8(`Content-Type: message/delivery-status\n\n${report}`),
    `Content-Type: message/rfc822\n\n${original(choice, whole)}`,
  ];
  const type = `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"\n`;
  return `${noticeHead(choice, whole)}${type}\n--${boundary}\n${parts.join(`\n--${boundary}\n`)}\n--${boundary}--\n`;
}

function inlineMail(choice: Choice, whole: Planted): string {
  const body = `${prose(choice, whole)}\n--- Below this line is a copy of the message.\n\n${originalHead(choice, whole, whole)}\n${whole.recipient.name}様 ${whole.token()}\n`;
  return `${noticeHead(choice, whole)}Content-Type: text/plain; charset=utf-8\n\n${utf8(body)}`;
}
