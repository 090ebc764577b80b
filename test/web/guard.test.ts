import { describe, expect, test } from 'vitest';
import { ARRIVAL_LIMITS } from '../../src/web/request/arrive.ts';
import { ORIGIN, testApp } from './app.ts';

const { ask } = testApp();
const remote = testApp(['helpdesk.example.jp']);
const text = new URLSearchParams({ text: '550 User unknown' });

describe('who may talk to the page', () => {
  test.each(['127.0.0.1:5321', 'localhost:5321', 'LOCALHOST:5321', '[::1]:5321'])(
    '%s is this machine',
    async (host) => {
      expect((await ask('/', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['evil.example', 'evil.example:5321', '127.0.0.1', '127.0.0.1:80', '127.0.0.1.evil.example:5321', ''])(
    'a foreign name that points here is refused: %s',
    async (host) => {
      const answer = await ask('/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(await answer.text()).not.toContain('<form');
    },
  );

  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:8080' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('a foreign page cannot hand anything in: %j', async (headers) => {
    expect((await ask('/', { method: 'POST', body: text, headers: headers as Record<string, string> })).status).toBe(
      403,
    );
  });

  test.each([{ origin: ORIGIN }, { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, {}])(
    'our own form can, and so can a program: %j',
    async (headers) => {
      const answer = await ask('/', { method: 'POST', body: text, headers: headers as Record<string, string> });
      expect(await answer.text()).toContain('<article');
    },
  );

  test('a link from elsewhere leads here, but nothing of ours can be built in elsewhere', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/', { headers: link })).status).toBe(200);
    const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await ask('/icon.svg', { headers: image })).status).toBe(403);
  });

  test('for others, only the names that were allowed count', async () => {
    const names = ['helpdesk.example.jp:5321', 'helpdesk.example.jp', 'other.example.jp:5321'];
    const codes = await Promise.all(names.map(async (host) => (await remote.ask('/', { headers: { host } })).status));
    expect(codes).toEqual([200, 200, 421]);
    const page = await (await remote.ask('/')).text();
    expect(page).toContain('helpdesk.example.jp の中だけで読み');
    expect(page).not.toContain('手元のパソコンの中だけ');
  });
});

describe('what comes back', () => {
  test('says that nothing leaves the machine, and lets nothing in from outside', async () => {
    const answer = await ask('/');
    expect(await answer.text()).toContain('このページは手元のパソコンの中だけで動き、何も外へ送りません。');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('every answer carries the policy, also a refusal', async () => {
    const answers = await Promise.all([
      ask('/nothing'),
      ask('/', { headers: { host: 'evil.example' } }),
      ask('/', { method: 'POST', body: 'x'.repeat(ARRIVAL_LIMITS.bytes + 1) }),
      ask('/', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 421, 413, 400]);
    for (const { headers } of answers) expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });
});
