import Encoding from 'encoding-japanese';
import { expect, test } from 'vitest';
import type { RawMessage } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import { redact } from '../../src/redact/redact.ts';

const engine = createEngine();
const mail = (text: string | Uint8Array): RawMessage => ({
  source: 'mail.eml',
  messageNumber: 1,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  shape: 'mail',
  truncated: false,
});

async function copyOf(raw: RawMessage): Promise<string> {
  const result = await redact(raw, engine);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? Buffer.from(result.bytes).toString() : '';
}

const base64 = (text: string | Uint8Array): string => Buffer.from(text as string).toString('base64');
const jis = (text: string): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'JIS' }));
const word = (text: string): string => `=?ISO-2022-JP?B?${base64(jis(text))}?=`;

/** A notice of a company that documentation does not know, in the encodings that Japanese mail uses. */
const notice = (transfer: 'base64' | 'quoted-printable', lineEnd: string): string => {
  const prose =
    'This is the mail system at host mx7.akamatsu-works.jp.\n\n<tsubaki.k@akamatsu-works.jp>: host mail.himitsu.com[203.0.114.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n山田 花子 様「極秘の見積」\n';
  const body =
    transfer === 'base64'
      ? base64(prose)
      : Buffer.from(prose)
          .toString('latin1')
          .replace(/[^\n -<>-~]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `Return-Path: <>
From: MAILER-DAEMON@mx7.akamatsu-works.jp (Mail Delivery System)
To: news-bounces+tsubaki.k=akamatsu-works.jp@akamatsu-works.jp
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4QfWx31zpT.1700000000/mx7.akamatsu-works.jp"

--4QfWx31zpT.1700000000/mx7.akamatsu-works.jp
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: ${transfer}

${body}
--4QfWx31zpT.1700000000/mx7.akamatsu-works.jp
Content-Type: message/delivery-status

Reporting-MTA: dns; mx7.akamatsu-works.jp
X-Postfix-Queue-ID: 4QfWx31zpT

Final-Recipient: rfc822; tsubaki.k@akamatsu-works.jp
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.himitsu.com
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--4QfWx31zpT.1700000000/mx7.akamatsu-works.jp
Content-Type: message/rfc822

Received: from pc5.akamatsu-works.jp (unknown [203.0.114.77]) by mx7.akamatsu-works.jp (Postfix) with ESMTP id 4QfWx31zpT
From: ${word('山田 花子')} <yamada@akamatsu-works.jp>
To: tsubaki.k@akamatsu-works.jp
Subject: ${word('極秘の見積')}
Message-ID: <abc.987@pc5.akamatsu-works.jp>
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit

${Buffer.from(jis('買収の話は内密に。')).toString('latin1')}
--4QfWx31zpT.1700000000/mx7.akamatsu-works.jp--
`.replaceAll('\n', lineEnd);
};

/** Undoes the encodings of the pieces, so that a secret has nowhere to hide. */
const readable = (copy: string): string => {
  const words = copy.replace(/=\?ISO-2022-JP\?B\?([^?]+)\?=/gi, (_, data: string) =>
    fromJis(Buffer.from(data, 'base64')),
  );
  const blocks = copy.match(/(?:^[A-Za-z0-9+/]{2,76}={0,2}\r?\n)+/gm) ?? [];
  const quoted = copy
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => `${Buffer.from(run.replaceAll('=', ''), 'hex')}`);
  const bodies = blocks.map((block) => Buffer.from(block, 'base64').toString());
  return [words, quoted, ...bodies, fromJis(Buffer.from(copy))].join('\n');
};

const fromJis = (bytes: Uint8Array): string => new TextDecoder('iso-2022-jp').decode(bytes);

test.each([
  ['base64', '\n'],
  ['base64', '\r\n'],
  ['quoted-printable', '\n'],
  ['quoted-printable', '\r\n'],
] as const)('nothing of the company is left: %s, %j', async (transfer, lineEnd) => {
  const copy = await copyOf(mail(notice(transfer, lineEnd)));
  const text = readable(copy);
  for (const secret of ['akamatsu', '山田', '極秘', '買収'])
    expect(readable(notice(transfer, lineEnd))).toContain(secret);
  for (const secret of [
    'akamatsu',
    'himitsu',
    'tsubaki',
    'yamada',
    '203.0.114',
    '山田',
    '花子',
    '極秘',
    '買収',
    '4QfWx31zpT',
    'abc.987',
  ])
    expect(text).not.toContain(secret);
  expect(text).toContain('件名1');
  expect(text).toContain('名前1');
  expect(copy).toMatch(/bounces\+user\d+=example\.jp@example\.jp/);
  expect(copy).toContain('550 5.1.1 User unknown');
  expect(copy.split(lineEnd).length).toBeGreaterThan(40);
  expect(copy.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/);
});

test('the domains of known providers stay, the mailbox does not', async () => {
  const copy = await copyOf(
    mail(notice('base64', '\n').replaceAll('tsubaki.k@akamatsu-works.jp', 'tsubaki.k@docomo.ne.jp')),
  );
  expect(copy).toMatch(/user\d@docomo\.ne\.jp/);
  expect(copy).not.toContain('tsubaki');
});

test('a log line is replaced and still read', async () => {
  const line =
    'Nov 20 10:15:00 akamatsu01 postfix/smtp[2211]: 4QfWx31zpT: to=<tsubaki@himitsu.com>, relay=mx.himitsu.com[203.0.114.9]:25, dsn=5.1.1, status=bounced (host mx.himitsu.com[203.0.114.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command))\n';
  const copy = await copyOf({ ...mail(line), shape: 'text' });
  expect(copy).not.toMatch(/akamatsu|himitsu|tsubaki|203\.0\.114|4QfWx31zpT/);
  expect(copy).toContain('said: 550 5.1.1 User unknown');
});

test('a mail without anything to hide stays as it is, byte for byte', async () => {
  const text = 'Subject: Returned mail: see transcript for details\r\nMIME-Version: 1.0\r\n\r\nplain words only\r\n';
  expect(await copyOf(mail(text))).toBe(text);
});

test('is refused where the diagnosis hangs on what would be replaced', async () => {
  const before = mail(notice('base64', '\n'));
  const [first] = await engine.diagnose(before);
  let calls = 0;
  const fickle = {
    ...engine,
    diagnose: async (raw: RawMessage) =>
      calls++ === 0 || !first
        ? engine.diagnose(raw)
        : [{ ...first, record: { ...first.record, reason: 'filtered' as const } }],
  };
  expect(await redact(before, fickle)).toMatchObject({
    ok: false,
    why: 'diagnosis',
    differences: expect.arrayContaining([{ record: 1, field: 'reason', before: 'userunknown', after: 'filtered' }]),
  });
});

test('multiparts in multiparts are followed as deep as anybody reads them, and no stack ends', async () => {
  const depth = Array.from({ length: 20_000 }, (_, n) => `Content-Type: multipart/mixed; boundary=n${n}\n\n--n${n}\n`);
  const copy = await redact(
    mail(
      `From: MAILER-DAEMON@akamatsu-works.jp\n${depth.join('')}Content-Type: text/plain\n\ntsubaki.k@akamatsu-works.jp\n`,
    ),
    engine,
  );
  expect(copy.ok && Buffer.from(copy.bytes).toString()).not.toContain('akamatsu');
});
