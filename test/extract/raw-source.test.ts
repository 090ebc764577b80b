import { expect, test } from 'vitest';
import { noticeSource, rawSource } from '../../src/extract/original/raw-source.ts';

const NOTICE = `Return-Path: <>
Received: by mx.example.jp (Postfix); Mon, 16 Nov 2026 11:20:31 +0900
From: MAILER-DAEMON@mx.example.jp
To: hanako@example.jp
Subject: Undelivered Mail Returned to Sender
Message-ID: <1@mx.example.jp>

<taro@example.com>: host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown

------- original message follows -------

Received: from pc.example.jp by mx.example.jp; Mon, 16 Nov 2026 11:20:30 +0900
From: hanako@example.jp
To: taro@example.com
Subject: hello
Message-ID: <2@pc.example.jp>

text
`;
const [, ...behind] = NOTICE.split('\n\n');
const WORDS = behind.join('\n\n');
const ORDINARY = NOTICE.slice(NOTICE.lastIndexOf('Received:'));

const source = (text: string): string | undefined => {
  const found = rawSource(Buffer.from(text));
  return found === null ? undefined : Buffer.from(found).toString();
};

test.each([
  ['a greeting', 'お世話になっております。\nメールが届かず、以下のものが返ってきました。\n\n'],
  ['a greeting that quotes the error', '550 5.1.1 User unknown と出ます。\n\n'],
  ['a line of something else', 'AdMgkmhqf2IeNew7j+gA8L5jAnlGoCpH\n'],
  ['a command', '$ cat /var/spool/mail/bounce.eml\n'],
  ['a reply of POP3', '+OK 812 octets\n'],
  ['a reply of IMAP', '* 1 FETCH (UID 1 RFC822 {812}\n'],
  ['a blank that is none', '\ufeff\u3000\n\u00a0\n'],
  ['a title', 'インターネット ヘッダー:\n\n'],
  [
    'the table of a mail program',
    'Original Message\nMessage ID\t<1@mx.example.jp>\nFrom:\tMAILER-DAEMON@mx.example.jp\nTo:\thanako@example.jp\nSubject:\tUndelivered Mail Returned to Sender\nSPF:\tPASS with IP 192.0.2.4 Learn more\n\nDownload Original\tCopy to clipboard\n\n',
  ],
])('the source of a notice behind %s', (_, before) => {
  expect(source(before + NOTICE)).toBe(NOTICE);
});

test('the source of a mail that is no notice', () => {
  expect(source(`ご確認ください。\n\n${ORDINARY}`)).toBe(ORDINARY);
});

test.each([
  ["a notice's words before the mail that came back", WORDS],
  ['the same without a line between them', WORDS.replace(/-+ original message follows -+\n\n/, '')],
  [
    'a part of a notice',
    `--b\nContent-Type: text/plain\n\n${WORDS.replace(/-+ .* -+/, '--b\nContent-Type: message/rfc822')}`,
  ],
  ['words', '550 5.1.1 User unknown'],
  ['nothing', ''],
])('%s is no source', (_, text) => {
  expect(source(text)).toBeUndefined();
});

test('a returned notice is not taken for the one that returns it', () => {
  const part = `--b\nContent-Description: Undelivered Message\nContent-Type: message/rfc822\n\n${NOTICE}`;
  expect(source(`<hanako@example.jp>: 550 5.1.1 User unknown\n\n${part}`)).toBeUndefined();
});

test('a header alone has its words before it', () => {
  const header = NOTICE.slice(0, NOTICE.indexOf('\n\n') + 1);
  const text = source(`taro@example.com\nRemote server returned '550 5.1.1 User unknown'\n\n${header}`);
  expect(text).toMatch(/^Return-Path: <>\n[\s\S]*\n\ntaro@example\.com\nRemote server returned/);
});

test('in a mail only what no mail program shows is a source', () => {
  const shown = 'From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\n\n<taro@example.com>: unknown\n';
  expect(noticeSource(Buffer.from(`見てください。\n\n${shown}`))).toBeNull();
  expect(noticeSource(Buffer.from(`見てください。\n\n${NOTICE}`))).not.toBeNull();
  expect(noticeSource(Buffer.from(`見てください。\n\n${ORDINARY}`))).toBeNull();
});
