/** What one server said of one recipient. */
export interface Refused {
  readonly address: string;
  readonly reply: string;
  readonly host: string;
}

export interface Original {
  readonly subject: string;
  readonly body: string;
}

/** How a mail system words a notice about these recipients; `pasted` comes without a header block. */
export interface Dialect {
  readonly name: string;
  readonly pasted?: boolean;
  write(refused: readonly Refused[], original: Original): string;
}

const STATUS = /\b[45]\.\d{1,3}\.\d{1,3}\b/;
const statusOf = (reply: string): string => STATUS.exec(reply)?.[0] ?? `${/^4/.test(reply) ? 4 : 5}.0.0`;
const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** Folded as servers fold, with the words of one paragraph. */
function wrap(text: string, indent: string, width = 74): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function returned(refused: readonly Refused[], { subject, body }: Original): string {
  return [
    'Return-Path: <hanako@example.jp>',
    'Received: from pc.example.jp (pc.example.jp [192.0.2.20]) by mail.example.jp; Tue, 10 Nov 2026 10:15:00 +0900',
    'From: Hanako <hanako@example.jp>',
    `To: ${refused.map(({ address }) => address).join(', ')}`,
    `Subject: ${subject}`,
    'Date: Tue, 10 Nov 2026 10:15:00 +0900',
    'Message-ID: <1@mail.example.jp>',
    '',
    body,
  ].join('\n');
}

interface Head {
  readonly from: string;
  readonly subject: string;
  readonly more?: readonly string[];
}

const head = ({ from, subject, more = [] }: Head): string =>
  [
    'Return-Path: <>',
    `From: ${from}`,
    'To: hanako@example.jp',
    `Subject: ${subject}`,
    'Date: Tue, 10 Nov 2026 10:15:09 +0900',
    'MIME-Version: 1.0',
    ...more,
    '',
    '',
  ].join('\n');

function plain(top: Head, text: string): string {
  return head({ ...top, more: [...(top.more ?? []), 'Content-Type: text/plain; charset=utf-8'] }) + text;
}

function report(top: Head, text: string, groups: readonly string[], original: string): string {
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b1"';
  return [
    head({ ...top, more: [...(top.more ?? []), type] }),
    '--=_b1\nContent-Type: text/plain; charset=utf-8\n',
    text,
    '--=_b1\nContent-Type: message/delivery-status\n',
    `Reporting-MTA: dns; mail.example.jp\nArrival-Date: Tue, 10 Nov 2026 10:15:00 +0900\n`,
    groups.map((group) => `${group}\n`).join('\n'),
    '--=_b1\nContent-Type: message/rfc822\n',
    original,
    '--=_b1--\n',
  ].join('\n');
}

interface Group {
  readonly status?: string;
  readonly diagnostic?: string;
}

function group({ address, host, reply }: Refused, { status, diagnostic }: Group = {}): string {
  const words = diagnostic ?? `smtp; ${reply}`;
  return [
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    `Status: ${status ?? statusOf(reply)}`,
    `Remote-MTA: dns; ${host}`,
    ...(words === '' ? [] : [`Diagnostic-Code: ${wrap(words, '    ')}`]),
  ].join('\n');
}

const DAEMON = 'Mail Delivery System <MAILER-DAEMON@mail.example.jp>';

const POSTFIX_OPENING = `This is the mail system at host mail.example.jp.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

                   The mail system
`;

const postfixBlock = ({ address, host, reply }: Refused): string =>
  `${wrap(`<${address}>: host ${host}[192.0.2.25] said: ${reply} (in reply to RCPT TO command)`, '    ')}\n`;

const postfix: Dialect = {
  name: 'Postfix',
  write: (refused, original) =>
    report(
      { from: DAEMON, subject: 'Undelivered Mail Returned to Sender' },
      `${POSTFIX_OPENING}\n${refused.map(postfixBlock).join('\n')}`,
      refused.map((one) => group(one)),
      returned(refused, original),
    ),
};

const sendmail: Dialect = {
  name: 'sendmail',
  write: (refused, original) =>
    report(
      {
        from: 'Mail Delivery Subsystem <MAILER-DAEMON@mail.example.jp>',
        subject: 'Returned mail: see transcript for details',
      },
      [
        'The original message was received at Tue, 10 Nov 2026 10:15:00 +0900\nfrom pc.example.jp [192.0.2.20]\n',
        '   ----- The following addresses had permanent fatal errors -----',
        ...refused.map(({ address, reply }) => `<${address}>\n    (reason: ${reply})`),
        '\n   ----- Transcript of session follows -----',
        ...refused.map(
          ({ address, host, reply }) => `... while talking to ${host}.:\n>>> RCPT To:<${address}>\n<<< ${reply}`,
        ),
        '',
      ].join('\n'),
      refused.map((one) => group(one, { status: '5.1.1' })),
      returned(refused, original),
    ),
};

const eximBlock = ({ address, host, reply }: Refused): string =>
  `  ${address}\n    host ${host} [192.0.2.25]\n    SMTP error from remote mail server after RCPT TO:<${address}>:\n    ${wrap(reply, '    ')}`;

const eximText = (refused: readonly Refused[]): string =>
  `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

${refused.map(eximBlock).join('\n')}
`;

const exim: Dialect = {
  name: 'Exim',
  write: (refused, original) =>
    plain(
      {
        from: DAEMON,
        subject: 'Mail delivery failed: returning message to sender',
        more: [`X-Failed-Recipients: ${refused.map(({ address }) => address).join(',\n ')}`],
      },
      `${eximText(refused)}\n------ This is a copy of the message, including all the headers. ------\n\n${returned(refused, original)}`,
    ),
};

const eximReport: Dialect = {
  name: 'Exim with a report, which has another order and says less',
  write: (refused, original) =>
    report(
      { from: DAEMON, subject: 'Mail delivery failed: returning message to sender' },
      eximText(refused),
      [...refused].reverse().map((one) => group(one, { status: '5.0.0', diagnostic: '' })),
      returned(refused, original),
    ),
};

const qmailText = (refused: readonly Refused[]): string =>
  `Hi. This is the qmail-send program at mail.example.jp.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

${refused.map(({ address, reply }) => `<${address}>:\n192.0.2.25 does not like recipient.\nRemote host said: ${reply}\nGiving up on 192.0.2.25.\n`).join('\n')}`;

const qmail: Dialect = {
  name: 'qmail',
  write: (refused, original) =>
    plain(
      { from: 'MAILER-DAEMON@mail.example.jp', subject: 'failure notice' },
      `${qmailText(refused)}\n--- Below this line is a copy of the message.\n\n${returned(refused, original)}`,
    ),
};

const microsoft365: Dialect = {
  name: 'Microsoft 365',
  write: (refused, original) =>
    report(
      { from: 'postmaster@example.jp', subject: `Undeliverable: ${original.subject}` },
      [
        'Delivery has failed to these recipients or groups:\n',
        ...refused.map(
          ({ address }) => `${address}\nYour message wasn't delivered. The server that answers for it took no mail.\n`,
        ),
        '\nDiagnostic information for administrators:\n\nGenerating server: TYAPR01.prod.outlook.com\n',
        ...refused.map(({ address, host, reply }) => `${address}\n${host}\nRemote Server returned '${reply}'\n`),
      ].join('\n'),
      refused.map((one) => group(one)),
      returned(refused, original),
    ),
};

const courier: Dialect = {
  name: 'Courier',
  write: (refused, original) =>
    report(
      { from: '"Courier mail server at mail.example.jp" <@>', subject: 'NOTICE: mail delivery status.' },
      [
        'This is a delivery status notification from mail.example.jp,\nrunning the Courier mail server, version 1.3.5.\n',
        `${'-'.repeat(75)}\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n`,
        ...refused.map(
          ({ address, host, reply }) =>
            `<${address}>:\n    ${host} [192.0.2.25]:\n>>> RCPT TO:<${address}>\n<<< ${reply}\n`,
        ),
        `${'-'.repeat(75)}\n\nIf your message was also sent to additional recipients, their delivery\nstatus is not included in this report.\n`,
      ].join('\n'),
      refused.map((one) => group(one)),
      returned(refused, original),
    ),
};

const openSmtpd: Dialect = {
  name: 'OpenSMTPD',
  write: (refused, original) =>
    report(
      { from: 'Mailer Daemon <MAILER-DAEMON@mail.example.jp>', subject: 'Delivery status notification: error' },
      [
        '\n    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n',
        '    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n',
        ...refused.map(({ address, reply }) => `${address}: ${reply}`),
        '\n    Below is a copy of the original message:\n',
      ].join('\n'),
      refused.map((one) => group(one, { status: '5.0.0', diagnostic: '' })),
      returned(refused, original),
    ),
};

const bareReport: Dialect = {
  name: 'a report whose words say nothing',
  write: (refused, original) =>
    report(
      { from: DAEMON, subject: 'Delivery Status Notification (Failure)' },
      'Your message could not be delivered. See the report.\n',
      refused.map((one) => group(one)),
      returned(refused, original),
    ),
};

const japanese: Dialect = {
  name: 'a Japanese gateway',
  write: (refused, original) =>
    plain(
      {
        from: 'メール配送システム <postmaster@mail.example.jp>',
        subject: '【メール配送エラー】お送りいただいたメールは届きませんでした',
      },
      `お送りいただいたメールは、次の宛先へ配送できませんでした。\n\n${refused
        .map(({ address, reply }) => `宛先: ${address}\n理由: ${reply}\n`)
        .join('\n')}\n----- 元のメッセージ -----\n${returned(refused, original)}`,
    ),
};

const pastedExim: Dialect = { name: 'Exim, pasted', pasted: true, write: (refused) => eximText(refused) };
const pastedQmail: Dialect = { name: 'qmail, pasted', pasted: true, write: (refused) => qmailText(refused) };
const pastedPostfix: Dialect = {
  name: 'Postfix, pasted',
  pasted: true,
  write: (refused) => `${POSTFIX_OPENING}\n${refused.map(postfixBlock).join('\n')}`,
};
const log: Dialect = {
  name: "lines of Postfix's log",
  pasted: true,
  write: (refused) =>
    refused
      .map(
        ({ address, host, reply }) =>
          `Nov 10 10:15:01 mail postfix/smtp[1600]: 4A1B2C3D: to=<${address}>, relay=${host}[192.0.2.25]:25, delay=0.5, dsn=${statusOf(reply)}, status=bounced (host ${host}[192.0.2.25] said: ${reply} (in reply to RCPT TO command))`,
      )
      .join('\n'),
};

export const DIALECTS: readonly Dialect[] = [
  postfix,
  sendmail,
  exim,
  eximReport,
  qmail,
  microsoft365,
  courier,
  openSmtpd,
  bareReport,
  japanese,
  pastedExim,
  pastedQmail,
  pastedPostfix,
  log,
];

/** A server for each domain. */
export const hostOf = (address: string): string => `mx.${domainOf(address)}`;
