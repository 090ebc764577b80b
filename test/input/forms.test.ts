import { describe, expect, it } from 'vitest';
import { BY_FROM_LINES } from '../../src/input/mbox/dividing.ts';
import { BY_HEADERS } from '../../src/input/mbox/header-divider.ts';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import fc, { times } from '../fast-check.ts';
import { all, ascii, folderWith, messages, read, skipped, stream, subjects } from './support.ts';

/** A qmail notice: one text with the returned mail, header and all, beneath it. */
const plain = (n: number): string =>
  [
    'Return-Path: <>',
    'Received: (qmail 1 invoked for bounce); 10 Nov 2026 10:15:07 +0900',
    'Date: 10 Nov 2026 10:15:07 +0900',
    'From: MAILER-DAEMON@mail.example.jp',
    'To: hanako@example.jp',
    `Subject: notice ${n}`,
    '',
    'Hi. This is the qmail-send program at mail.example.jp.',
    '',
    `<taro${n}@example.net>:`,
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    'Return-Path: <hanako@example.jp>',
    'Received: from pc by mail.example.jp; 10 Nov 2026 10:15:00 +0900',
    'From: hanako@example.jp',
    `To: taro${n}@example.net`,
    'Subject: greetings',
    '',
    'From here on it is prose.',
    '',
  ].join('\n');

/** A report of three parts, the last of them a whole notice that came back itself. */
const report = (n: number): string =>
  [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.example.jp>',
    'To: hanako@example.jp',
    `Subject: notice ${n}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="part${n}"`,
    '',
    `--part${n}`,
    'Content-Type: text/plain',
    '',
    `<taro${n}@example.net>: User unknown`,
    `--part${n}`,
    'Content-Type: message/rfc822',
    '',
    plain(n + 1000),
    `--part${n}--`,
    '',
  ].join('\n');

const mails = fc.array(fc.oneof(fc.nat(99).map(plain), fc.nat(99).map(report)), { minLength: 1, maxLength: 5 });
const ends = fc.constantFrom('\n', '\r\n');
const SEPARATORS = [
  'From ',
  'From -',
  'From - Sat Apr 12 15:59:28 2025',
  'From - Sat Apr 12 2025 15:59:28',
  'From taro@example.jp 火 11月 10 09:00:05 2026',
  'From taro@example.jp Tue Nov 10 09:00:05 26',
  'From taro@example.jp tue nov 10 09:00:05 2026',
  'From taro@example.jp Tue Nov 10 09:00:05 2026',
  'From taro@example.jp 2026-11-10T09:00:05',
  'From taro@example.jp Tue, 10 Nov 2026 09:00:05 +0900',
  'From ???@??? Tue Nov 10 09:00:05 2026',
];

const bytesOf = (text: string, end: string): Buffer => Buffer.from(text.replaceAll('\n', end), 'utf8');
const quoted = (text: string): string => text.replaceAll(/^(>*From )/gm, '>$1');
const subjectsIn = (texts: readonly string[]): string[] => texts.map((text) => /^Subject: (.*)/m.exec(text)?.[1] ?? '');

async function sameSubjects(texts: readonly string[], bytes: Buffer): Promise<void> {
  const folder = await folderWith({ Inbox: bytes });
  const items = await read([`${folder}/Inbox`], { mode: 'scan' });
  expect(subjects(items)).toEqual(subjectsIn(texts));
}

describe('a mailbox, whatever stands between its mails', () => {
  it('of From lines of any form', async () => {
    const lines = fc.array(fc.constantFrom(...SEPARATORS), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(mails, lines, ends, async (texts, separators, end) => {
        const text = texts.map((mail, i) => `${separators[i]}\n${quoted(mail)}\n`).join('');
        await sameSubjects(texts, bytesOf(text, end));
      }),
      times(150),
    );
  });

  it('of a dot, as EdMax and Becky! write it', async () => {
    await fc.assert(
      fc.asyncProperty(mails, ends, async (texts, end) => {
        await sameSubjects(texts, bytesOf(texts.map((mail) => `${mail}.\n`).join(''), end));
      }),
      times(150),
    );
  });

  it('of four control characters (MMDF) and of Babyl', async () => {
    const mmdf = (mail: string): string => `\u0001\u0001\u0001\u0001\n${mail}\u0001\u0001\u0001\u0001\n`;
    const babyl = (mail: string): string => `\u001f\f\n1,,\n*** EOOH ***\n${mail}`;
    await fc.assert(
      fc.asyncProperty(mails, ends, async (texts, end) => {
        await sameSubjects(texts, bytesOf(texts.map(mmdf).join(''), end));
        await sameSubjects(texts, bytesOf(`BABYL OPTIONS:\nVersion: 5\n${texts.map(babyl).join('')}\u001f`, end));
      }),
      times(60),
    );
  });

  it('of nothing at all: sources one behind another', async () => {
    await fc.assert(
      fc.asyncProperty(mails, ends, fc.constantFrom('', '\n'), async (texts, end, gap) => {
        await sameSubjects(texts, bytesOf(texts.join(gap), end));
      }),
      times(150),
    );
  });

  it('is told apart wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(mails, fc.array(fc.nat(), { maxLength: 8 }), async (texts, places) => {
        const text = texts.map((mail) => `${mail}.\n`).join('');
        const cuts = [0, ...places.map((place) => place % text.length), text.length].sort((a, b) => a - b);
        const pieces = cuts.slice(1).map((to, i) => text.slice(cuts[i], to));
        const got = await all(splitMbox(stream(...pieces), { dividing: BY_HEADERS }));
        expect(got.map(({ bytes }) => ascii(bytes).trimEnd())).toEqual(texts.map((one) => one.trimEnd()));
      }),
      times(150),
    );
  });

  it('does not end at a line of prose that begins like a separator', async () => {
    const prose = `${plain(1)}\n\nFrom \nthe beginning\n\nFrom: nobody\nat all\n`;
    const got = await all(splitMbox(stream(`From \n${prose}\nFrom \n${plain(2)}`), { dividing: BY_FROM_LINES }));
    expect(got).toHaveLength(2);
  });
});

describe('folders of mail programs', () => {
  it('are read by what the bytes are', async () => {
    const from = (mail: string): string => `From \n${mail}\n`;
    const folder = await folderWith({
      'Apple/Bounces.mbox/mbox': from(plain(1)) + from(report(2)),
      'Apple/Bounces.mbox/table_of_contents': Buffer.from([0, 1, 2, 3, 0, 0, 9]),
      'Apple/V10/1.emlx': emlx(plain(3)),
      'Apple/V10/2.partial.emlx': emlx(report(4)),
      'Cyrus/1.': report(5),
      'Cyrus/cyrus.header': Buffer.from([2, 0, 0, 1, 0xff, 0, 0]),
      'MH/.mh_sequences': 'cur: 1\n',
      'MH/1': plain(6),
      'Thunderbird/Mail/Local Folders/Bounces': from(plain(7)) + from(plain(8)),
      'Thunderbird/Mail/Local Folders/Bounces.msf': '// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> >',
      'saved.txt': report(9),
      'notes.txt': 'Call Mr. Sato about the invoice.\n',
      empty: '',
    });
    const items = await read([folder], { mode: 'scan' });
    expect(subjects(items)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `notice ${n}`));
    expect(skipped(items).map((line) => line.slice(folder.length))).toEqual([
      '/Apple/Bounces.mbox/table_of_contents: not-mail',
      '/Cyrus/cyrus.header: not-mail',
      '/MH/.mh_sequences: hidden',
      '/Thunderbird/Mail/Local Folders/Bounces.msf: not-mail',
      '/empty: empty',
      '/notes.txt: not-mail',
    ]);
  });

  it("leave Apple Mail's property list out of the mail", async () => {
    const folder = await folderWith({ '1.emlx': emlx(plain(1)) });
    const [mail] = messages(await read([folder], { mode: 'scan' }));
    expect(ascii(mail?.bytes ?? Buffer.of())).toBe(plain(1));
  });
});

function emlx(mail: string): string {
  return `${Buffer.byteLength(mail)}      \n${mail}<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>\n`;
}
