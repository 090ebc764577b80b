import fc from '../fast-check.ts';

/** Mail as bytes, one character a byte. */
export type Bytes = string;

/** One way to break a mail. Numbers are shares of what is there, so that a mutation fits every mail and shrinks well. */
export type Mutation = (mail: Bytes, others: readonly Bytes[]) => Bytes;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (mail: Bytes, where: number): number => Math.floor(where * (mail.length + 1));
const other = (others: readonly Bytes[], which: number): Bytes => others[Math.floor(which * others.length)] ?? '';
const insert = (mail: Bytes, place: number, piece: string): Bytes => mail.slice(0, place) + piece + mail.slice(place);

/** Where a line begins, a header block ends or a boundary stands: parsers decide there. */
function edges(mail: Bytes): readonly number[] {
  return [...mail.matchAll(/\r?\n(?:\r?\n)?(?:--)?/g)].flatMap(({ index, 0: text }) => [index, index + text.length]);
}

function edge(mail: Bytes, where: number): number {
  const all = edges(mail);
  return all[Math.floor(where * all.length)] ?? 0;
}

/** The lines of one kind, to be repeated, renamed or taken out. */
function lineLike(mail: Bytes, pattern: RegExp, where: number): { readonly start: number; readonly end: number } {
  const found = [...mail.matchAll(pattern)];
  const hit = found[Math.floor(where * found.length)];
  return hit ? { start: hit.index, end: hit.index + hit[0].length } : { start: 0, end: 0 };
}

const BYTES = [
  '\0',
  '\x1b',
  '\x1b$B',
  '\x1b(B',
  '\x80',
  '\xff',
  '\xfe\xff',
  '\xed\xa0\xbd',
  '\xe2\x80\xa8',
  '\xe2\x80\xae',
  '\xef\xbb\xbf',
  '\r',
  '\x0b',
  '\x7f',
  '\x9b2J',
];
const PIECES = [
  ...BYTES,
  ...[
    '@',
    '<',
    '>',
    '"',
    '(',
    ')',
    ':',
    ';',
    '\n\n',
    '\r\n\r\n',
    '\n ',
    '--',
    '=?',
    '?=',
    '=?utf-8?B?',
    '=?x?q?=ff?=',
    '\n.\n',
    '\nFrom ',
  ],
  ...[
    'a@b',
    '<a@b.example>',
    '<taro@example.jp\nschema>',
    '=cmd()',
    '{{',
    '::error::',
    '%0A',
    '|',
    '`',
    '550',
    '5.1.1',
    '$&',
    '$1',
    '\\x{110000}',
    '\\377\\377',
    '+40',
  ],
  ...['\n--b\n', '\n--b--\n', '\nContent-Type: message/rfc822\n\n', '\nContent-Type: multipart/mixed; boundary=""\n\n'],
  ...['\nContent-Transfer-Encoding: base64\n', '\nContent-Transfer-Encoding: x\n', '\nContent-Length: 5\n'],
  ...[
    '\nFinal-Recipient: rfc822; x@example.jp\n',
    '\nAction: failed\n',
    '\nStatus: 5.99999.1\n',
    '\nDate: Fri, 99 Foo 0000 99:99:99 +9999\n',
  ],
  ...['\n__proto__: x\n', '\nconstructor: x\n', '\ntoString: x\n', '\nhasOwnProperty: x\n'],
] as const;
const CHARSETS = [
  'utf-7',
  'utf-16',
  'utf-16le',
  'iso-2022-jp',
  'iso-2022-kr',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'hz-gb-2312',
  'unknown',
  '',
  'x'.repeat(300),
  '__proto__',
  'utf-32',
  'ibm037',
] as const;
const TYPES = [
  'text/html',
  'text/plain; format=flowed; delsp=yes',
  'message/rfc822',
  'message/delivery-status',
  'message/partial',
  'multipart/mixed',
  'multipart/report; boundary=b',
  'application/octet-stream',
  'text/rfc822-headers',
  'image/png',
  '/',
  'text',
  'message/feedback-report',
  'message/global-delivery-status',
  'message/disposition-notification',
  'application/json',
] as const;

const FIELD = /^[A-Za-z-]{2,40}:.*(?:\r?\n[ \t].*)*\r?\n/gm;
const BOUNDARY = /^--.*\r?\n/gm;

const kinds = {
  flip: fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(
    ([where, byte]): Mutation =>
      (mail) => {
        const place = at(mail, where);
        return mail.slice(0, place) + String.fromCharCode(byte) + mail.slice(place + 1);
      },
  ),
  put: fc.tuple(share, fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 40 })).map(
    ([where, piece, times]): Mutation =>
      (mail) =>
        insert(mail, at(mail, where), piece.repeat(times)),
  ),
  putAtEdge: fc.tuple(share, fc.constantFrom(...PIECES)).map(
    ([where, piece]): Mutation =>
      (mail) =>
        insert(mail, edge(mail, where), piece),
  ),
  cut: share.map(
    (where): Mutation =>
      (mail) =>
        mail.slice(0, at(mail, where)),
  ),
  cutAtEdge: share.map(
    (where): Mutation =>
      (mail) =>
        mail.slice(0, edge(mail, where)),
  ),
  behead: share.map(
    (where): Mutation =>
      (mail) =>
        mail.slice(edge(mail, where)),
  ),
  drop: fc.tuple(share, share).map(
    ([from, to]): Mutation =>
      (mail) =>
        mail.slice(0, Math.min(at(mail, from), at(mail, to))) + mail.slice(Math.max(at(mail, from), at(mail, to))),
  ),
  repeat: fc.tuple(share, share, fc.integer({ min: 2, max: 12 })).map(
    ([from, to, times]): Mutation =>
      (mail) => {
        const [start, end] = [edge(mail, from), edge(mail, to)].sort((a, b) => a - b) as [number, number];
        return insert(mail, end, mail.slice(start, end).slice(0, 8192).repeat(times));
      },
  ),
  splice: fc.tuple(share, share, share).map(
    ([which, mine, its]): Mutation =>
      (mail, others) => {
        const donor = other(others, which);
        return mail.slice(0, edge(mail, mine)) + donor.slice(edge(donor, its));
      },
  ),
  graft: fc.tuple(share, share, share, share).map(
    ([which, mine, from, to]): Mutation =>
      (mail, others) => {
        const donor = other(others, which);
        return insert(mail, edge(mail, mine), donor.slice(edge(donor, from), edge(donor, to)));
      },
  ),
  attach: fc.tuple(share, fc.integer({ min: 1, max: 8 })).map(
    ([which, depth]): Mutation =>
      (mail, others) => {
        let inner = mail;
        for (let n = 0; n < depth; n++)
          inner = `${
            other(others, which)
              .slice(0, 400)
              .split(/\r?\n\r?\n/)[0]
          }\nContent-Type: message/rfc822\n\n${inner}`;
        return inner;
      },
  ),
  nest: fc.integer({ min: 1, max: 60 }).map(
    (depth): Mutation =>
      (mail) => {
        const open = Array.from(
          { length: depth },
          (_, n) => `Content-Type: multipart/mixed; boundary=n${n}\n\n--n${n}\n`,
        ).join('');
        return `From: MAILER-DAEMON@example.jp\n${open}${mail}`;
      },
  ),
  repeatField: fc.tuple(share, fc.integer({ min: 2, max: 60 })).map(
    ([where, times]): Mutation =>
      (mail) => {
        const { start, end } = lineLike(mail, FIELD, where);
        return insert(mail, end, mail.slice(start, end).repeat(times));
      },
  ),
  dropField: share.map(
    (where): Mutation =>
      (mail) => {
        const { start, end } = lineLike(mail, FIELD, where);
        return mail.slice(0, start) + mail.slice(end);
      },
  ),
  renameField: fc
    .tuple(
      share,
      fc.constantFrom('__proto__', 'constructor', 'Content-Type', 'Content-Transfer-Encoding', 'x', 'To', 'Date'),
    )
    .map(
      ([where, name]): Mutation =>
        (mail) => {
          const { start } = lineLike(mail, FIELD, where);
          return mail.slice(0, start) + name + mail.slice(Math.max(start, mail.indexOf(':', start)));
        },
    ),
  confuseBoundary: fc.tuple(share, share).map(
    ([from, to]): Mutation =>
      (mail) => {
        const [a, b] = [lineLike(mail, BOUNDARY, from), lineLike(mail, BOUNDARY, to)];
        return mail.slice(0, a.start) + mail.slice(b.start, b.end) + mail.slice(a.end);
      },
  ),
  loseBoundary: share.map(
    (where): Mutation =>
      (mail) => {
        const { start, end } = lineLike(mail, BOUNDARY, where);
        return mail.slice(0, start) + mail.slice(end);
      },
  ),
  charset: fc.constantFrom(...CHARSETS).map(
    (name): Mutation =>
      (mail) =>
        mail.replace(/charset="?[^";\s]*"?/gi, () => `charset="${name}"`),
  ),
  mediaType: fc.tuple(share, fc.constantFrom(...TYPES)).map(
    ([where, type]): Mutation =>
      (mail) => {
        const { start, end } = lineLike(mail, /^Content-Type:[^;\r\n]*/gim, where);
        return end === 0
          ? `Content-Type: ${type}\n${mail}`
          : `${mail.slice(0, start)}Content-Type: ${type}${mail.slice(end)}`;
      },
  ),
  encoding: fc.constantFrom('base64', 'quoted-printable', '7bit', 'x-uuencode', 'binary').map(
    (name): Mutation =>
      (mail) =>
        mail.replace(/^(Content-Transfer-Encoding:).*$/gim, `$1 ${name}`),
  ),
  lineEnds: fc.constantFrom('\r\n', '\r', '\n', '\n\r', '\r\r\n').map(
    (end): Mutation =>
      (mail) =>
        mail.replace(/\r?\n/g, end),
  ),
  longLine: fc.tuple(share, fc.integer({ min: 1000, max: 20_000 })).map(
    ([where, length]): Mutation =>
      (mail) =>
        insert(mail, at(mail, where), 'x@'.repeat(length / 2)),
  ),
  noise: fc.tuple(share, fc.uint8Array({ minLength: 1, maxLength: 300 })).map(
    ([where, bytes]): Mutation =>
      (mail) =>
        insert(mail, at(mail, where), Buffer.from(bytes).toString('latin1')),
  ),
} satisfies Readonly<Record<string, fc.Arbitrary<Mutation>>>;

export const MUTATIONS = Object.keys(kinds) as readonly (keyof typeof kinds)[];

/** A way to break a mail, with its name, so that a failure tells what was done. */
export const mutation: fc.Arbitrary<{ readonly name: string; readonly apply: Mutation }> = fc.oneof(
  ...MUTATIONS.map((name) => kinds[name].map((apply) => ({ name, apply }))),
);
