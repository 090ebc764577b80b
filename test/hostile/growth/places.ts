import { NOTICE_HEADER } from '../families.ts';

/** Where a stranger's text can stand. Bytes are written as Latin 1. */
export interface Place {
  readonly name: string;
  readonly shape: 'mail' | 'text';
  readonly put: (text: string) => string;
}

const NOTICE_FIELDS = [
  ...['From', 'To', 'Cc', 'Reply-To', 'Sender', 'Return-Path', 'Delivered-To', 'X-Failed-Recipients', 'Errors-To'],
  ...['Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References', 'Received', 'Auto-Submitted', 'X-Mailer'],
  ...['Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition', 'Content-Description', 'MIME-Version'],
  ...['List-Id', 'List-Unsubscribe', 'Authentication-Results', 'DKIM-Signature', 'Feedback-ID', 'X-Other'],
];
const REPORT_FIELDS = [
  ...['Reporting-MTA', 'Received-From-MTA', 'Arrival-Date', 'Original-Envelope-Id', 'X-Postfix-Queue-ID'],
  ...['X-Postfix-Sender', 'Final-Recipient', 'Original-Recipient', 'Action', 'Status', 'Remote-MTA'],
  ...['Diagnostic-Code', 'Last-Attempt-Date', 'Will-Retry-Until', 'X-Display-Name', 'X-Other'],
];
const FEEDBACK_FIELDS = [
  ...['Feedback-Type', 'User-Agent', 'Original-Mail-From', 'Original-Rcpt-To', 'Source-IP', 'Reported-Domain'],
  ...['Authentication-Results', 'Arrival-Date', 'Reported-URI', 'Auth-Failure'],
];

/** A line end in a header goes on with the field. */
const folded = (text: string): string => text.replaceAll('\n', '\n ');
/** The longest lines that are looked at, and something behind that no blank is like. */
const inLines = (text: string): string => text.replace(/[^\n]{3990}/g, '$&.\n');

const TYPE = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n';
const TEXT = 'Content-Type: text/plain; charset=utf-8\n\n';
const WORDS = 'The following address failed:\n\n<taro@example.org>: 550 5.1.1 User unknown\n\n';
const RECIPIENT =
  'Final-Recipient: rfc822; taro@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n';

interface Pieces {
  readonly head?: string;
  readonly words?: string;
  readonly message?: string;
  readonly recipient?: string;
  readonly original?: string;
}

const report = ({ head = '', words = WORDS, message = '', recipient = '', original = '' }: Pieces): string =>
  [
    `${NOTICE_HEADER}${head}${TYPE}--b\n${TEXT}${words}\n`,
    `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.jp\n${message}\n${RECIPIENT}${recipient}\n`,
    `--b\nContent-Type: message/rfc822\n\nFrom: hanako@example.jp\nSubject: hello\n${original}\n--b--\n`,
  ].join('');
const plain = (words: string, head = ''): string => `${head}${NOTICE_HEADER}${TEXT}${words}\n`;
const typed = (type: string, body: string, more = ''): string =>
  `${NOTICE_HEADER}Content-Type: ${type}\n${more}\n${body}\n`;
const complaint = (field: string): string =>
  typed(
    'multipart/report; report-type=feedback-report; boundary=b',
    `--b\n\nThis is an email abuse report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n${field}\n\n--b\nContent-Type: message/rfc822\n\nFrom: hanako@example.jp\nTo: taro@example.org\n\nx\n--b--`,
  );

const mail = (name: string, put: Place['put']): Place => ({ name, shape: 'mail', put });
const pasted = (name: string, put: Place['put']): Place => ({ name: `${name}, pasted`, shape: 'text', put });

/** Each field for itself. */
export const FIELD_PLACES: readonly Place[] = [
  ...NOTICE_FIELDS.map((field) =>
    mail(`${field} of the notice`, (text) => plain(WORDS, `${field}: ${folded(text)} y\n`)),
  ),
  ...NOTICE_FIELDS.map((field) =>
    mail(`${field} of the original`, (text) => report({ original: `${field}: ${folded(text)} y\n\nbody\n` })),
  ),
  ...REPORT_FIELDS.map((field, i) =>
    mail(`${field} of the report`, (text) =>
      report({ [i < 6 ? 'message' : 'recipient']: `${field}: ${folded(text)} y\n` }),
    ),
  ),
  ...FEEDBACK_FIELDS.map((field) =>
    mail(`${field} of a complaint`, (text) => complaint(`${field}: ${folded(text)} y`)),
  ),
];

const all = (fields: readonly string[], text: string): string =>
  fields.map((field) => `${field}: ${folded(text)} y\n`).join('');
/** All fields of a kind together: what is slow in one is slow here. */
export const HEADER_PLACES: readonly Place[] = [
  mail('the header of the notice', (text) => plain(WORDS, all(NOTICE_FIELDS, text))),
  mail('the header of the original', (text) => report({ original: `${all(NOTICE_FIELDS, text)}\nbody\n` })),
  mail('the report', (text) =>
    report({ message: all(REPORT_FIELDS.slice(0, 6), text), recipient: all(REPORT_FIELDS.slice(6), text) }),
  ),
  mail('a complaint', (text) => complaint(all(FEEDBACK_FIELDS, text).trimEnd())),
];

const numbered = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join('');
const REFUSALS = numbered(60, (n) => `>>> RCPT To:<u${n}@example.org>\n<<< 550 5.1.1 no\n`);
const NAMED = numbered(30, (n) => `${RECIPIENT.replace('taro', `u${n}`)}\n`);
const FORWARD = '---------- Forwarded message ---------\n';

export const TEXT_PLACES: readonly Place[] = [
  mail('text', (text) => plain(`${WORDS}${text}y`)),
  mail('text in lines', (text) => plain(`${WORDS}${inLines(text)}y`)),
  mail('text before the words', (text) => plain(`${text}y\n${WORDS}`)),
  mail('words about one', (text) => plain(`The following address failed:\n\n<taro@example.org>: ${text}y\n`)),
  mail('words of a server', (text) => plain(`<taro@example.org>: host mx.example.org said: 550 5.1.1 ${text}y\n`)),
  mail('a transcript', (text) => plain(`>>> RCPT To:<taro@example.org>\n<<< 550 5.1.1 ${text}y\n`)),
  mail('remarks of a transcript', (text) => plain(`${REFUSALS}${inLines(text)}y\n${REFUSALS}`)),
  mail('remarks and a report', (text) => report({ words: `${REFUSALS}${inLines(text)}y\n`, recipient: `\n${NAMED}` })),
  mail('words beside a report', (text) => report({ words: `${WORDS}${text}y\n`, recipient: `\n${NAMED}` })),
  mail('a forward', (text) =>
    plain(`FYI\n\n${FORWARD}From: mailer-daemon Sent <<< x${text}y\nSubject: ${text}\n\n${WORDS}`),
  ),
  mail('an original in the text', (text) =>
    plain(
      `${WORDS}--- Below this line is a copy of the message.\n\nFrom: ${folded(text)} y\nTo: ${folded(text)}\n\n${text}y\n`,
    ),
  ),
  mail('the body of the original', (text) => report({ original: `To: taro@example.org\n\n${text}y\n` })),
  mail('HTML', (text) => typed('text/html; charset=utf-8', `<p>${WORDS.replaceAll('<', '&lt;')}</p><p>${text}y`)),
  mail('base64', (text) =>
    typed(
      'text/plain; charset=utf-8',
      Buffer.from(`${WORDS}${text}y`, 'latin1').toString('base64').replace(/.{76}/g, '$&\n'),
      'Content-Transfer-Encoding: base64\n',
    ),
  ),
  mail('quoted-printable', (text) =>
    typed('text/plain; charset=utf-8', `${WORDS}${text}y`, 'Content-Transfer-Encoding: quoted-printable\n'),
  ),
  mail('ISO-2022-JP', (text) => typed('text/plain; charset=iso-2022-jp', `${WORDS}${text}y`)),
  mail("somebody's mail", (text) => `From: taro@example.org\nTo: hanako@example.jp\nSubject: hi\n\n${text}y\n`),
  mail('JSON', (text) =>
    typed(
      'application/json',
      JSON.stringify({
        notificationType: 'Bounce',
        bounce: { bouncedRecipients: [{ emailAddress: text, diagnosticCode: text }] },
      }),
    ),
  ),
  pasted('text', (text) => `${WORDS}${text}y\n`),
  pasted('text in lines', (text) => `${WORDS}${inLines(text)}y\n`),
  pasted('a dialog', (text) => `Sent <<< x${text}y\n`),
  pasted('two turns of a dialog', (text) => `>>> RCPT TO:<a@example.jp> <<< 550 no${text}y\n`),
  pasted(
    'a line of a log',
    (text) => `Nov 20 10:15:00 mx postfix/smtp[1]: A1: to=<a@example.org>, relay=${text}y, status=bounced (${text}y)\n`,
  ),
  pasted('a mail', (text) => `Hello,\n\nFrom: MAILER-DAEMON@example.jp\nSubject: ${folded(text)} y\n\n${text}y\n`),
];
