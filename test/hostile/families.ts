/** Mail of one hostile kind in any size; the same bytes for the same size. */
export interface Family {
  readonly name: string;
  /** About so many bytes. */
  readonly make: (size: number) => Uint8Array;
}

export const NOTICE_HEADER = [
  'From: MAILER-DAEMON@mail.example.jp',
  'To: hanako@example.jp',
  'Subject: Undelivered Mail Returned to Sender',
  'Date: Fri, 20 Nov 2026 10:15:00 +0900',
  'MIME-Version: 1.0',
  '',
].join('\n');
const REPORT_TYPE = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n';
const TEXT_TYPE = 'Content-Type: text/plain; charset=utf-8\n\n';
const WORDS = 'The following address failed:\n\n<taro@example.org>: 550 5.1.1 User unknown\n\n';
const STATUS_PART = '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.jp\n\n';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
/** So many bytes of what `piece` says, numbered. */
export function fill(size: number, piece: (n: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0, n = 0; length < size; n++) {
    const next = piece(n);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}

const recipient = (n: number): string =>
  `Final-Recipient: rfc822; user${n}@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <user${n}@example.net>: User unknown\n\n`;
/** A notice with its words, a report and what came back. */
const report = (words: string, status: string, rest = ''): Uint8Array =>
  latin1(`${NOTICE_HEADER}${REPORT_TYPE}--b\n${TEXT_TYPE}${words}\n${STATUS_PART}${status}\n${rest}\n--b--\n`);
const plain = (words: string): Uint8Array => latin1(`${NOTICE_HEADER}${TEXT_TYPE}${words}`);
const typed = (type: string, body: string, more = ''): Uint8Array =>
  latin1(`${NOTICE_HEADER}Content-Type: ${type}\n${more}\n${body}`);

/** One recipient, and everything else hostile. */
const one = (rest: string): Uint8Array => report(WORDS, recipient(0), `--b\nContent-Type: message/rfc822\n\n${rest}`);
const half = (size: number): number => Math.floor(size / 2);

const nested = (size: number): string =>
  `${fill(size, (n) => `Content-Type: multipart/mixed; boundary=n${n}\n\n--n${n}\n`)}${TEXT_TYPE}${WORDS}`;

const TRANSCRIPT = (n: number): string =>
  `>>> RCPT To:<user${n}@example.net>\n<<< 550 5.1.1 <user${n}@example.net>: unknown\n550 5.1.1 <user${n}@example.net>... User unknown\n`;

export const ORDINARY: Family = {
  name: 'an ordinary notice with a returned mail',
  make: (size) =>
    one(
      `From: hanako@example.jp\nTo: user0@example.net\nSubject: hello\n\n${fill(size, () => 'The quick brown fox jumps over the lazy dog.\n')}`,
    ),
};

/** Text that may stand anywhere in a notice's words. */
export const FILLERS: Readonly<Record<string, (n: number) => string>> = {
  'addresses on one line': (n) => `user${n}@example.org, `,
  'addresses on lines': (n) => `<user${n}@example.org>:\n`,
  'addresses with replies': (n) => `<user${n}@example.org>: 550 5.1.1 User unknown\n\n`,
  'one address with replies': () => '<a@example.org>: 550 5.1.1 User unknown\n\n',
  'recipients of an alias': (n) => `user${n}@example.org\n  (expanded from: <list${n}@example.org>)\n`,
  'at signs': () => '@',
  'full-width at signs': () => 'a\xef\xbc\xa0b ',
  'open brackets': () => '<',
  'brackets and at signs': () => '<@',
  'addresses in open brackets': () => '<a@b.example ',
  'closed brackets': () => 'a@b>',
  'quotes before at signs': () => '"@',
  'quoted local parts': () => '"a b"@example.org ',
  'schemes and at signs': () => '://a@b.example',
  'dots of a domain': () => 'a@b.',
  'domain literals': () => 'a@[',
  'long local parts': () => 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'reply codes': () => '550 ',
  'reply codes on lines': () => '550 no\n',
  'continued replies': () => '550-no\n',
  'enhanced codes': () => '5.1.1.',
  'enhanced codes apart': () => ' 5.1.1 #5.7.1',
  fields: () => 'A: b\n',
  'report fields': () => 'Final-Recipient: rfc822; a@example.org\n',
  'report fields folded': () => ' x\n',
  'report blocks': (n) => recipient(n),
  blanks: () => ' ',
  tabs: () => '\t',
  'blank lines': () => '\n',
  'carriage returns': () => '\r',
  'line separators': () => '\xe2\x80\xa8',
  'a transcript': TRANSCRIPT,
  'refused commands': () => '>>> DATA\n',
  'refusals alone': () => '<<< 550 no\n',
  'refusals and remarks': (n) => `<<< 550 no\nremark ${n}\n`,
  'servers talked to': () => '... while talking to mx.example.net.:\n',
  'failing words': () => 'could not be delivered to ',
  'failing Japanese words': () =>
    '\xe9\x85\x8d\xe4\xbf\xa1\xe3\x81\xa7\xe3\x81\x8d\xe3\x81\xbe\xe3\x81\x9b\xe3\x82\x93',
  'failing words on lines': () => 'could not be delivered to\n',
  'one word': () => 'fail',
  'rules of dashes': () => '-',
  'dashed lines': () => '----------\n',
  'announced originals': () => '--- Original message',
  'announced originals on lines': () => '--- Below this line is a copy of\n',
  'copies of copies': () => 'copy of the message is ',
  'quote marks': () => '> ',
  'quoted lines': () => '> <a@example.org>: 550\n',
  asterisks: () => '*',
  parentheses: () => '(',
  reasons: () => '(reason: 550 ',
  'log lines': (n) =>
    `Nov 20 10:15:00 mx postfix/smtp[1]: A${n}: to=<user${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, dsn=5.1.1, status=bounced (host said: 550 unknown)\n`,
  'one log line': (n) => `to=<user${n}@example.org>, status=bounced (`,
  'addresses of networks': () => '192.0.2.1 ',
  'addresses of networks, without end': () => '1.1.1.1.',
  colons: () => '2001:db8:',
  links: () => 'https://example.org/ ',
  'one link': () => 'https://example.org/a',
  'host names': (n) => `mx${n}.example.org `,
  'labels of a name': () => 'a.',
  'labels with dashes': () => 'a-',
  'encoded words': () => '=?utf-8?q?a?= ',
  'characters of xtext': () => '+40',
  'characters of RFC 6533': () => '\\x{41}',
  'From lines': () => '\nFrom a@example.org Fri Nov 20 10:15:00 2026\n',
  'short From lines': () => 'From a 00:00\n',
  escapes: () => '\x1b$B!!\x1b(B',
  'escapes, never closed': () => '\x1b$B',
  NULs: () => '\0',
  '8-bit bytes': () => '\x81\xff\xa4',
  'half characters': () => '\xe9',
  'surrogates in UTF-8': () => '\xed\xa0\x80',
  'headings of forwarded mail': () => '-------- Forwarded Message --------\nFrom: MAILER-DAEMON\n',
  subjects: () => 'Subject: Undelivered Mail\n',
  dates: () => 'Date: Fri, 20 Nov 2026 10:15:00 +0900\n',
  contacts: () => 'contact a@example.org or ',
  'verbs of vacations': () => 'I am out of the office until ',
};

const ELSEWHERE: readonly Family[] = [
  { name: 'recipients in a report', make: (size) => report(WORDS, fill(size, recipient)) },
  {
    name: 'recipients in a report and in a transcript',
    make: (size) => report(fill(half(size), TRANSCRIPT), fill(half(size), recipient)),
  },
  {
    name: 'recipients in a report and in prose',
    make: (size) =>
      report(
        fill(half(size), (n) => `<user${n}@example.net>: 550 5.1.1 User unknown\n\n`),
        fill(half(size), recipient),
      ),
  },
  {
    name: 'recipients in a report, others in prose',
    make: (size) =>
      report(
        fill(half(size), (n) => `<other${n}@example.net>: 550 5.1.1 User unknown\n\n`),
        fill(half(size), recipient),
      ),
  },
  {
    name: 'one report field that never ends',
    make: (size) =>
      report(WORDS, `Final-Recipient: rfc822; a@example.net\nDiagnostic-Code: smtp; 550 ${fill(size, () => 'no ')}`),
  },
  {
    name: 'one report field, folded without end',
    make: (size) =>
      report(WORDS, `Final-Recipient: rfc822; a@example.net\nDiagnostic-Code: smtp; 550 ${fill(size, () => 'no\n ')}`),
  },
  {
    name: 'a Final-Recipient that never ends',
    make: (size) => report(WORDS, `Final-Recipient: ${fill(size, () => 'rfc822;<')}`),
  },
  {
    name: 'header fields',
    make: (size) => latin1(`${fill(size, (n) => `X-Field-${n}: value\n`)}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'one header field, folded',
    make: (size) => latin1(`X-Field: a\n${fill(size, () => ' b\n')}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'one header line',
    make: (size) => latin1(`X-Field: ${fill(size, () => 'a')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'fields named __proto__',
    make: (size) => latin1(`${fill(size, () => '__proto__: constructor\n')}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'recipients of the mail',
    make: (size) =>
      latin1(`To: ${fill(size, (n) => `user${n}@example.org,\n `)}x\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'open brackets in From',
    make: (size) => latin1(`From: ${fill(size, () => '<"(')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'comments in From',
    make: (size) => latin1(`From: ${fill(size, () => '(')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'groups in To',
    make: (size) => latin1(`To: ${fill(size, () => 'a:')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'encoded words in the subject',
    make: (size) => latin1(`Subject: ${fill(size, () => '=?utf-8?B?44GC?= ')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'encoded words that never end',
    make: (size) => latin1(`Subject: ${fill(size, () => '=?utf-8?q?')}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'encoded words of many charsets',
    make: (size) => latin1(`Subject: ${fill(size, (n) => `=?x${n}?q?a?= `)}\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'blanks in the subject',
    make: (size) => latin1(`Subject: a${fill(size, () => ' ')}b\n${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'received fields of the original',
    make: (size) =>
      one(
        `${fill(size, () => 'Received: from a (b [192.0.2.1]) by c for <d@example.net>; Fri, 20 Nov 2026 10:15:00 +0900\n')}\n`,
      ),
  },
  {
    name: 'recipients of the original',
    make: (size) => one(`From: a@example.jp\nTo: ${fill(size, (n) => `user${n}@example.org,\n `)}x\n\n`),
  },
  {
    name: 'parameters of a content type',
    make: (size) => typed(`text/plain; ${fill(size, (n) => `p${n}=v; `)}`, WORDS),
  },
  {
    name: 'continued parameters',
    make: (size) => typed(`text/plain; ${fill(size, (n) => `name*${n}*=utf-8''a; `)}`, WORDS),
  },
  { name: 'quotes in a content type', make: (size) => typed(`text/plain; name="${fill(size, () => '\\"')}`, WORDS) },
  { name: 'blanks in a content type', make: (size) => typed(`text/plain; charset${fill(size, () => ' ')}=x`, WORDS) },
  {
    name: 'a boundary that never ends',
    make: (size) => typed(`multipart/mixed; boundary=${fill(size, () => 'b')}`, WORDS),
  },
  {
    name: 'parts',
    make: (size) =>
      latin1(
        `${NOTICE_HEADER}${REPORT_TYPE}--b\n${TEXT_TYPE}${WORDS}${fill(size, (n) => `--b\nContent-Type: text/plain\n\npart ${n}\n`)}--b--\n`,
      ),
  },
  { name: 'empty parts', make: (size) => latin1(`${NOTICE_HEADER}${REPORT_TYPE}${fill(size, () => '--b\n')}--b--\n`) },
  {
    name: 'HTML parts',
    make: (size) =>
      latin1(`${NOTICE_HEADER}${REPORT_TYPE}${fill(size, () => '--b\nContent-Type: text/html\n\n<p>a\n')}--b--\n`),
  },
  { name: 'multiparts in multiparts', make: (size) => latin1(`${NOTICE_HEADER}${nested(size)}`) },
  {
    name: 'messages in messages',
    make: (size) =>
      latin1(
        `${NOTICE_HEADER}${fill(size, () => 'Content-Type: message/rfc822\n\nFrom: MAILER-DAEMON@example.jp\n')}\n`,
      ),
  },
  {
    name: 'lines like boundaries',
    make: (size) => latin1(`${NOTICE_HEADER}${REPORT_TYPE}--b\n${TEXT_TYPE}${WORDS}${fill(size, () => '--\n')}--b--\n`),
  },
  {
    name: 'base64',
    make: (size) =>
      typed(
        'text/plain',
        fill(size, () => 'VGhlIGZveA==\n'),
        'Content-Transfer-Encoding: base64\n',
      ),
  },
  {
    name: 'base64 on one line',
    make: (size) =>
      typed(
        'text/plain',
        fill(size, () => 'VGhl'),
        'Content-Transfer-Encoding: base64\n',
      ),
  },
  {
    name: 'quoted-printable',
    make: (size) =>
      typed(
        'text/plain',
        fill(size, () => '=E3=81=82'),
        'Content-Transfer-Encoding: quoted-printable\n',
      ),
  },
  {
    name: 'equals signs of quoted-printable',
    make: (size) =>
      typed(
        'text/plain',
        fill(size, () => '='),
        'Content-Transfer-Encoding: quoted-printable\n',
      ),
  },
  {
    name: 'blanks before line ends of quoted-printable',
    make: (size) =>
      typed(
        'text/plain',
        fill(size, () => ' \t'),
        'Content-Transfer-Encoding: quoted-printable\n',
      ),
  },
  {
    name: 'blanks within a line of quoted-printable',
    make: (size) =>
      typed('text/plain', `${WORDS}${fill(size, () => ' \t')}x`, 'Content-Transfer-Encoding: quoted-printable\n'),
  },
  {
    name: 'flowed lines',
    make: (size) => typed('text/plain; format=flowed; delsp=yes', `${WORDS}${fill(size, () => 'a \n')}`),
  },
  {
    name: 'flowed quotes',
    make: (size) => typed('text/plain; format=flowed', `${WORDS}${fill(size, () => '> > a \n')}`),
  },
  {
    name: 'UTF-7',
    make: (size) =>
      typed(
        'text/plain; charset=utf-7',
        fill(size, () => '+AGE-'),
      ),
  },
  {
    name: 'ISO-2022-KR',
    make: (size) =>
      typed(
        'text/plain; charset=iso-2022-kr',
        fill(size, () => '\x0e!!\x0f'),
      ),
  },
  { name: 'tags', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<b>')}`) },
  { name: 'tables in tables', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<table><tr><td>')}`) },
  { name: 'lists in lists', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<ul><li>')}`) },
  { name: 'quotes in quotes', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<blockquote>a')}`) },
  { name: 'open tags', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<')}`) },
  { name: 'attributes', make: (size) => typed('text/html', `${WORDS}<a ${fill(size, (n) => `a${n}=b `)}>`) },
  {
    name: 'links in HTML',
    make: (size) =>
      typed(
        'text/html',
        `${WORDS}${fill(size, (n) => `<a href="mailto:user${n}@example.org">user${n}@example.org</a>`)}`,
      ),
  },
  { name: 'line breaks in HTML', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<br>')}`) },
  { name: 'blanks in HTML', make: (size) => typed('text/html', `${WORDS}${fill(size, () => ' ')}`) },
  { name: 'entities', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '&amp;&#x41;&bogus')}`) },
  { name: 'comments', make: (size) => typed('text/html', `${WORDS}${fill(size, () => '<!--')}`) },
  {
    name: 'envelope lines',
    make: (size) =>
      latin1(`${fill(size, () => 'From a Fri Nov 20 10:15:00 2026\n')}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  {
    name: 'quoted envelope lines',
    make: (size) =>
      latin1(`${fill(size, () => '>From a Fri Nov 20 10:15:00 2026\n')}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`),
  },
  { name: 'no header at all', make: (size) => latin1(fill(size, () => 'x')) },
  {
    name: 'JSON of a notification',
    make: (size) =>
      typed(
        'application/json',
        `{"notificationType":"Bounce","bounce":{"bouncedRecipients":[${fill(size, (n) => `{"emailAddress":"user${n}@example.org"},`)}{}]}}`,
      ),
  },
  {
    name: 'nested JSON',
    make: (size) => typed('application/json', `{"notificationType":"Bounce",${fill(size, () => '"a":[')}`),
  },
];

/** Everything that makes a parser work too hard: as the words of a notice, and elsewhere in it. */
export const FAMILIES: readonly Family[] = [
  ...Object.entries(FILLERS).map(([name, piece]) => ({
    name: `${name} in the words`,
    make: (size: number) => plain(`${WORDS}${fill(size, piece)}\n`),
  })),
  ...ELSEWHERE,
];

/** The same as somebody pastes it. */
export const PASTED: readonly Family[] = Object.entries(FILLERS).map(([name, piece]) => ({
  name: `${name}, pasted`,
  make: (size: number) => latin1(`${WORDS}${fill(size, piece)}\n`),
}));

const ENVELOPE = 'From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n';
/** Mailboxes. */
export const MAILBOXES: readonly Family[] = [
  { name: 'separators alone', make: (size) => latin1(fill(size, () => ENVELOPE)) },
  { name: 'separators and blank lines', make: (size) => latin1(fill(size, () => `${ENVELOPE}\n`)) },
  { name: 'half separators', make: (size) => latin1(`${ENVELOPE}${NOTICE_HEADER}\n${fill(size, () => '\nFrom ')}`) },
  {
    name: 'separators without a date',
    make: (size) => latin1(`${ENVELOPE}${NOTICE_HEADER}\n${fill(size, () => '\nFrom a\n')}`),
  },
  {
    name: 'dates without a separator',
    make: (size) => latin1(`${ENVELOPE}${NOTICE_HEADER}\nFrom ${fill(size, () => ' Fri Nov 20 10:15:00 ')}`),
  },
  { name: 'quoted separators', make: (size) => latin1(`${ENVELOPE}${NOTICE_HEADER}\n${fill(size, () => '>From \n')}`) },
  { name: 'marks of quoting', make: (size) => latin1(`${ENVELOPE}${NOTICE_HEADER}\n${fill(size, () => '>')}From \n`) },
  {
    name: 'lengths that lie',
    make: (size) => latin1(fill(size, () => `${ENVELOPE}From: a@example.jp\nContent-Length: 999999\n\nhello\n\n`)),
  },
  {
    name: 'lengths without end',
    make: (size) => latin1(`${ENVELOPE}${fill(size, () => 'Content-Length: 9999999999\n')}\n${WORDS}`),
  },
  {
    name: 'a length and false separators',
    make: (size) =>
      latin1(`${ENVELOPE}From: a@example.jp\nContent-Length: 9999999\n\n${fill(size, () => '\nFrom a\n')}`),
  },
  {
    name: 'small notices',
    make: (size) => latin1(fill(size, () => `${ENVELOPE}${NOTICE_HEADER}${TEXT_TYPE}${WORDS}`)),
  },
];
