import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/input/store/source.ts';
import type { BounceRecord, RawMessage } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import { sized } from '../sizes.ts';
import { NOTICE_HEADER } from './families.ts';

const engine = createEngine();

async function records(mail: string | Uint8Array, shape: RawMessage['shape'] = 'mail'): Promise<BounceRecord[]> {
  const bytes = typeof mail === 'string' ? Buffer.from(mail, 'latin1') : mail;
  const message = { source: '-', messageNumber: 1, bytes, shape, truncated: false };
  return (await engine.diagnose(message)).map(({ record }) => record);
}

const FAILED = 'The following address failed:\n\n<taro@example.org>: 550 5.1.1 User unknown\n';
const FOUND = { kind: 'bounce', recipient: 'taro@example.org', replyCode: '550' };
const numbered = (count: number, piece: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => piece(n)).join('');
const statusOf = (n: number): string =>
  `Final-Recipient: rfc822; user${n}@example.net\nAction: failed\nStatus: 5.1.1\n\n`;
const report = (count: number): string =>
  `${NOTICE_HEADER}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n${FAILED}\n` +
  `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.jp\n\n${numbered(count, statusOf)}--b--\n`;

describe('recipients', () => {
  test('all of a report come out, once each', async () => {
    const count = sized(100_000);
    const all = await records(report(count));
    expect(all).toHaveLength(count);
    expect(new Set(all.map(({ recipient }) => recipient)).size).toBe(count);
    expect(all.every(({ kind, truncated }) => kind === 'bounce' && !truncated)).toBe(true);
  });

  test('that stand beyond the words which are read are told as truncated', async () => {
    const few = await records(`${NOTICE_HEADER}\n${numbered(300, (n) => `<user${n}@example.org>: 550 5.1.1 no\n\n`)}`);
    const many = await records(
      `${NOTICE_HEADER}\n${numbered(9000, (n) => `<user${n}@example.org>: 550 5.1.1 no\n\n`)}`,
    );
    expect([few.length, few.some(({ truncated }) => truncated)]).toEqual([300, false]);
    expect(many.length).toBeGreaterThan(1000);
    expect(many.every(({ truncated }) => truncated)).toBe(true);
  });

  test('share the words of a pasted text instead of repeating all of it', async () => {
    const all = await records(
      `These addresses could not be delivered to:\n${numbered(2000, (n) => `user${n}@example.org\n`)}`,
      'text',
    );
    const written = all.reduce((sum, { diagnosticCode }) => sum + (diagnosticCode?.length ?? 0), 0);
    expect(all.length).toBeGreaterThan(500);
    expect(written).toBeLessThan(2_000_000);
  });
});

describe('a mail is told as truncated and its recipient is found', () => {
  test.each([
    ['a header line of 10 MB before the others', `X-A: ${'x'.repeat(10_000_000)}\n${NOTICE_HEADER}\n${FAILED}`],
    ['a header line of 10 MB behind the others', `${NOTICE_HEADER}X-A: ${'x'.repeat(10_000_000)}\n\n${FAILED}`],
    ['a line of 10 MB beneath the words', `${NOTICE_HEADER}\n${FAILED}\n${'x'.repeat(10_000_000)}`],
    ['300,000 header fields', `${NOTICE_HEADER}${'X-A: b\n'.repeat(300_000)}\n${FAILED}`],
    [
      'more parts than are read',
      `${NOTICE_HEADER}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${FAILED}${'--b\n\nx\n'.repeat(5000)}--b--\n`,
    ],
  ])('%s', async (_, mail) => {
    expect(await records(mail)).toMatchObject([{ ...FOUND, truncated: true }]);
  });
});

describe('a mail is told as truncated where nobody can be found', () => {
  const INNER = 'From: a@example.jp\nContent-Type: message/rfc822\n\n';
  test.each([
    ['10,000 messages in messages', `${INNER.repeat(10_000)}${NOTICE_HEADER}\n${FAILED}`],
    [
      '10,000 multiparts in multiparts',
      `${NOTICE_HEADER}${numbered(10_000, (n) => `Content-Type: multipart/mixed; boundary=n${n}\n\n--n${n}\n`)}\n${FAILED}`,
    ],
  ])('%s', async (_, mail) => {
    expect(await records(mail)).toMatchObject([{ kind: 'other', recipient: null, truncated: true }]);
  });
});

describe('a header field', () => {
  const failed = (count: number, fold: string): string =>
    `${NOTICE_HEADER}X-Failed-Recipients: ${numbered(count, (n) => `user${n}@example.org${fold}`)}\n\n550 5.1.1 User unknown\n`;

  test.each([
    ['commas', ',\n '],
    ['tabs', '\n\t'],
  ])('of 64 KB is read whole; of a longer one with %s no recipient is halved and the rest is told', async (_, fold) => {
    expect((await records(failed(2000, fold))).map(({ truncated }) => truncated)).toEqual(Array(2000).fill(false));
    const many = await records(failed(5000, fold));
    expect(many.length).toBeGreaterThan(2000);
    expect(many.filter(({ recipient }) => !/^user\d+@example\.org$/.test(recipient ?? ''))).toEqual([]);
    expect(many.every(({ truncated }) => truncated)).toBe(true);
  });

  test('has its encoded words decoded in the first 16 KB', async () => {
    const subject = `Subject: ${numbered(2000, () => '=?utf-8?q?a?=\n ')}\n`;
    const original = `--b\nContent-Type: message/rfc822\n\nFrom: hanako@example.jp\n${subject}\n--b--\n`;
    const [record] = await records(report(1).replace('--b--\n', original));
    expect(record?.subject).toMatch(/^a{1000,} =\?utf-8\?q\?a/);
  });
});

test.each([
  ['20,000 short From lines below it', `${NOTICE_HEADER}\n${FAILED}\n${'From a 00:00\n'.repeat(20_000)}`],
  [
    '200,000 blanks in a line of quoted-printable',
    `${NOTICE_HEADER}Content-Transfer-Encoding: quoted-printable\n\n${FAILED}\n${' \t'.repeat(100_000)}x`,
  ],
])('a recipient is found with %s', async (_, mail) => {
  expect(await records(mail)).toMatchObject([FOUND]);
});

test('a notice forwarded three times is followed', async () => {
  const forwarded = 'From: a@example.jp\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n'.repeat(3);
  expect(await records(`${forwarded}${NOTICE_HEADER}\n${FAILED}`)).toMatchObject([FOUND]);
});

describe('a pasted text', () => {
  const line = (n: number): string => `The mail to user${n}@example.org was refused: 550 5.1.1 User unknown\n`;
  const logged = (n: number): string =>
    `Nov 20 10:15:00 mx postfix/smtp[1]: A${n}: to=<user${n}@example.org>, dsn=5.1.1, status=bounced (unknown)\n`;

  test('beyond 256 KB is told as truncated', async () => {
    expect((await records(numbered(100, line), 'text')).every(({ truncated }) => !truncated)).toBe(true);
    expect((await records(numbered(9000, line), 'text')).every(({ truncated }) => truncated)).toBe(true);
  });

  test('is read whole where it is a log', async () => {
    const found = await records(numbered(9000, logged), 'text');
    expect(found).toHaveLength(9000);
    expect(found.some(({ truncated }) => truncated)).toBe(false);
  });

  test('has lines of at most 8 KB', async () => {
    const [record] = await records(`${logged(0).trimEnd()}${'x'.repeat(1_000_000)}`, 'text');
    expect(record).toMatchObject({ recipient: 'user0@example.org', truncated: true });
  });
});

test('no words of a stranger are longer in a record than 16,384 characters', async () => {
  const words = `Diagnostic-Code: smtp; 550 ${'no '.repeat(60_000)}`;
  const [record] = await records(report(1).replace('Status: 5.1.1', words));
  expect(record?.diagnosticCode?.length).toBeGreaterThan(1000);
  expect(record?.diagnosticCode?.length).toBeLessThanOrEqual(16_384);
});

test('a subject of a megabyte is not repeated in every record', async () => {
  const original = `Subject: ${'=?x?q?a?= '.repeat(20_000)}\nFrom: hanako@example.jp\nMessage-ID: ${'x'.repeat(9000)}\n\n`;
  const mail = report(50).replace('--b--\n', `--b\nContent-Type: message/rfc822\n\n${original}\n--b--\n`);
  const all = await records(mail);
  expect(all).toHaveLength(50);
  for (const { subject, messageId } of all) {
    expect(subject?.length).toBeLessThanOrEqual(4096);
    expect(messageId?.length ?? 0).toBeLessThanOrEqual(1000);
  }
});

describe('HTML', () => {
  const html = (text: string): string =>
    `${NOTICE_HEADER}Content-Type: text/html\n\n<p>&lt;taro@example.org&gt;: 550 5.1.1 User unknown</p>${text}`;
  test.each([
    ['100,000 elements in one another', '<b>'.repeat(100_000)],
    ['20,000 tables in tables', '<table><tr><td>'.repeat(20_000)],
    ['only its first 128 KB', '<p>x</p>'.repeat(200_000)],
  ])('%s', async (_, text) => {
    expect((await records(html(text)))[0]).toMatchObject({ kind: 'bounce' });
  });
});

describe('gzip', () => {
  async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
  }

  test('that grows a thousand times is read up to the size of a message', async () => {
    const bomb = gzipSync(`${NOTICE_HEADER}\n${FAILED}\n${'x'.repeat(60_000_000)}`);
    expect(bomb.length).toBeLessThan(100_000);
    const items = [];
    const options = { mode: 'files', expected: null, maxMessage: 1 << 20 } as const;
    for await (const item of readSource(chunks(bomb), 'x', options)) items.push(item);
    expect(items).toMatchObject([{ type: 'message', message: { truncated: true } }]);
    const [item] = items;
    if (item?.type !== 'message') throw new Error('no message');
    expect(item.message.bytes).toHaveLength(1 << 20);
    expect(await records(item.message.bytes)).toMatchObject([FOUND]);
  });
});

test('names of Object.prototype are fields like others', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const mail = `${numbered(3, () => names.map((name) => `${name}: polluted\n`).join(''))}${report(2)}`;
  expect(await records(mail)).toHaveLength(2);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
