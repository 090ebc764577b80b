import { expect, test } from 'vitest';
import { extract } from '../../src/extract/notice.ts';
import { broughtAlong } from '../../src/extract/original/brought-along.ts';
import { readNotices } from '../../src/pipeline.ts';
import { mailOf } from './notices.ts';

const BOUNCE =
  'From: MAILER-DAEMON@mx.example.net\nTo: taro@example.jp\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.example.net.\n\n<hanako@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n';

function attach(inner: string, from: string): string {
  return `From: ${from}\nTo: help@example.jp\nSubject: FW\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nPlease look.\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`;
}

test('a bounce sent on as an attachment is offered for reading', async () => {
  const mail = await mailOf(attach(BOUNCE, 'taro@example.jp'));
  expect(extract(mail).failures[0].kind).toBe('other');
  const inner = await mailOf(Buffer.from(broughtAlong(mail)[0] ?? []).toString());
  expect(extract(inner).failures[0]).toMatchObject({
    kind: 'bounce',
    recipient: 'hanako@example.org',
    status: '5.1.1',
  });
});

test('an unrecognised bounce that a list server passes on is offered too', async () => {
  const mail = await mailOf(attach(BOUNCE, 'mailman-bounces@lists.example.org'));
  expect(extract(mail).failures[0].kind).toBe('other');
  expect(broughtAlong(mail)).toHaveLength(1);
});

test('where nothing is attached there is nothing to follow', async () => {
  expect(broughtAlong(await mailOf(BOUNCE))).toEqual([]);
});

test('a list server that quotes the bounce in its own text', async () => {
  const text = `From: "List Manager" <owner@lists.example.org>\nTo: owner-members@lists.example.org\nSubject: Unrecognized error mail\n\nThe following error mail could not be matched.\n\n----- Returned mail -----\n\n${BOUNCE}`;
  expect(extract(await mailOf(text)).failures[0]).toMatchObject({ kind: 'bounce', recipient: 'hanako@example.org' });
});

test('somebody who merely quotes a line of it is not a notice', async () => {
  const text =
    'From: taro@example.jp\nTo: help@example.jp\nSubject: Re: 送れません\n\n> <hanako@example.org>: 550 User unknown\n> と出ました。\n> よろしく\n\nアドレスが違うようです。\n';
  expect(extract(await mailOf(text)).failures[0].kind).toBe('other');
});

test('all that are attached are read, however long the first is', async () => {
  const bounce = (to: string, original: string) =>
    `${BOUNCE.replace('hanako@example.org', to)}\n--- Below this line is a copy of the message.\n\nFrom: taro@example.jp\nTo: ${to}\n\n${original}`;
  const parts = [
    bounce('a@example.org', 'text\n'.repeat(80_000)),
    'From: b@example.org\nSubject: hello\n\nhello',
    bounce('c@example.org', ''),
  ];
  const text = attach(parts.join('\n--b\nContent-Type: message/rfc822\n\n'), 'taro@example.jp');
  const raw = { source: '-', messageNumber: 7, bytes: Buffer.from(text), shape: 'mail', truncated: false } as const;
  const notices = await readNotices(raw);
  expect(notices.flatMap(({ failures }) => failures.map(({ recipient }) => recipient))).toEqual([
    'a@example.org',
    'c@example.org',
  ]);
});

test('where none of what is attached is a notice, the mail is none', async () => {
  const text = attach('From: b@example.org\nSubject: hello\n\nhello', 'taro@example.jp');
  const raw = { source: '-', messageNumber: 1, bytes: Buffer.from(text), shape: 'mail', truncated: false } as const;
  expect((await readNotices(raw)).map(({ failures }) => failures.map(({ kind }) => kind))).toEqual([['other']]);
});
