import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordSchema } from '../../src/build/record-schema.ts';
import { diagnose } from '../../src/index.ts';
import { ARRIVAL_LIMITS } from '../../src/web/request/arrive.ts';
import { notice } from '../notice.ts';
import { ORIGIN, testApp } from './app.ts';
import { buildWorker, openSite, type Site } from './threads.ts';

const { ask } = testApp();
const THREE = readFileSync('fixtures/qmail/three-recipients.eml');
const validate = new Ajv2020({ strict: false }).compile(recordSchema());

async function post(body: string | Blob | Uint8Array<ArrayBuffer>, type: string, headers: Record<string, string> = {}) {
  const answer = await ask('/api/diagnose', { method: 'POST', body, headers: { 'content-type': type, ...headers } });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
}

describe('a program that asks', () => {
  test.each(['message/rfc822', 'application/octet-stream', 'Text/Plain; charset=utf-8'])(
    'is told the records of a raw mail: %s',
    async (type) => {
      const { status, answer } = await post(new Uint8Array(THREE), type);
      expect(status).toBe(200);
      expect(answer).toEqual({ schema: 1, id: null, records: await diagnose(THREE) });
      expect((answer.records as unknown[]).length).toBe(3);
      for (const record of answer.records as unknown[]) expect(validate(record)).toBe(true);
    },
  );

  test('may send words, or JSON with an id that comes back', async () => {
    const words = '550 5.1.1 <taro@example.net>: User unknown';
    const records = await diagnose(words);
    expect((await post(words, 'text/plain')).answer).toEqual({ schema: 1, id: null, records });
    const json = (value: object) => post(JSON.stringify(value), 'application/json');
    expect((await json({ id: 'a', text: words })).answer).toEqual({ schema: 1, id: 'a', records });
    expect((await json({ id: 7, raw: THREE.toString('base64') })).answer).toEqual({
      schema: 1,
      id: 7,
      records: await diagnose(THREE),
    });
  });

  test.each([
    [400, 'application/json', '{"id":1', null, /JSON として読めません/],
    [400, 'application/json', '{"id":1}', 1, /どちらか1つ/],
    [400, 'application/json', '{"id":1,"raw":"?"}', 1, /base64/],
    [400, 'message/rfc822', '', null, /中身がありません/],
    [415, 'image/png', 'x', null, /Content-Type は/],
    [415, '', 'x', null, /Content-Type は/],
    [415, 'application/octet-stream', '%PDF-1.7 x', null, /\(PDF\)/],
    [413, 'message/rfc822', 'x'.repeat(ARRIVAL_LIMITS.bytes + 1), null, /32 MB/],
  ])('in vain hears why, %i: %s', async (code, type, body, id, error) => {
    const { status, answer } = await post(new Blob([body]), type);
    expect([status, answer]).toEqual([code, { id, error: expect.stringMatching(error) }]);
  });

  test('of a mail with more recipients than an answer holds is told the first, and that there are more', async () => {
    const recipients = Object.fromEntries(
      Array.from({ length: 20_001 }, (_, i) => [`u${i}@example.net`, '550 User unknown']),
    );
    const { answer } = await post(notice(recipients), 'message/rfc822');
    expect([answer.cut, (answer.records as unknown[]).length > 1_000]).toEqual([true, true]);
  });

  test.each([{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { host: 'evil.example' }])(
    'from elsewhere is refused: %j',
    async (headers) => {
      const sent = { 'content-type': 'text/plain', ...headers } as Record<string, string>;
      const answer = await ask('/api/diagnose', { method: 'POST', body: 'x', headers: sent });
      expect(answer.status).toBe('host' in headers ? 421 : 403);
    },
  );

  test('our own page may ask too', async () => {
    expect((await post('550 User unknown', 'text/plain', { origin: ORIGIN })).status).toBe(200);
  });
});

describe('in the threads', () => {
  let site: Site;
  beforeAll(async () => {
    await buildWorker();
    site = await openSite({ desk: { milliseconds: 4_000 }, arrival: { ...ARRIVAL_LIMITS, span: 100 } });
  });
  afterAll(() => site.close());

  const send = async (body: string | ReadableStream, more: object = {}) => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await fetch(`${site.address}api/diagnose`, { method: 'POST', headers, body, ...more });
    return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
  };

  test('what is too heavy is said to be, and others are answered', async () => {
    const heavy = send('550 odd ever');
    expect((await send('550 User unknown')).status).toBe(200);
    expect(await heavy).toEqual({
      status: 422,
      answer: { id: null, error: expect.stringMatching(/時間かメモリーがかかりすぎる/) },
    });
  });

  test('who sends slowly is told so', async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('550')) });
    expect(await send(body, { duplex: 'half' })).toEqual({
      status: 408,
      answer: { id: null, error: expect.stringMatching(/送られてくるのに時間がかかりすぎた/) },
    });
  });

  test('without a thread there is no answer, and it is said', async () => {
    const dead = await openSite({ desk: { script: resolve('test/scan/dead-worker.mjs') } });
    try {
      const request = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' };
      const answer = await fetch(`${dead.address}api/diagnose`, request);
      expect([answer.status, await answer.json()]).toEqual([
        503,
        { id: null, error: expect.stringMatching(/もう一度始めてください/) },
      ]);
    } finally {
      await dead.close();
    }
  });
});
