import { expect, test } from 'vitest';
import { notice } from '../notice.ts';
import { cli } from './harness.ts';

const GONE = { stdin: notice({ 'taro@example.jp': '550 5.1.1 User unknown' }, 'x-local') };

test.each([
  ['addresses', 'taro@example.jp\n'],
  ['sendgrid', '{"recipient_emails":["taro@example.jp"]}\n'],
  ['mailchimp', 'Email Address\ntaro@example.jp\n'],
  ['hubspot', 'Email\ntaro@example.jp\n'],
  ['ses', 'taro@example.jp,BOUNCE\n'],
  ['mailgun', expect.stringMatching(/^address,code,error,created_at\ntaro@example\.jp,550,userunknown,.*\n$/)],
  ['mailgun-unsubscribes', 'address,created_at\n'],
])('--export %s is what the service takes', async (form, text) => {
  const { code, out } = await cli(['scan', '--export', form, '-'], GONE);
  expect({ code, out }).toEqual({ code: 0, out: text });
});

test('--export leaves nothing else to choose', async () => {
  for (const other of [
    ['--format', 'csv'],
    ['--by', 'recipient'],
    ['--export', 'frob'],
  ])
    expect((await cli(['scan', '--export', 'ses', ...other, '-'], GONE)).code).toBe(2);
});

test('--columns is --fields, and --headings ja names the columns in Japanese', async () => {
  const csv = ['scan', '--format', 'csv', '--no-bom'];
  const { out } = await cli([...csv, '--columns', 'recipient,reason', '--headings', 'ja', '-'], GONE);
  expect(out).toBe('宛先,理由\r\ntaro@example.jp,userunknown\r\n');
  const all = (await cli([...csv, '--headings', 'ja', '--header', 'X-Campaign', '-'], GONE)).out
    .split('\r\n')[0]
    ?.split(',');
  expect(all?.filter((name) => /^[a-z]/.test(name))).toEqual([]);
  expect(all?.at(-1)).toBe('X-Campaign');
  const rows = await cli(
    [...csv, '--by', 'recipient', '--columns', 'recipient,verdict', '--headings', 'ja', '-'],
    GONE,
  );
  expect(rows.out).toBe('宛先,名簿の扱い\r\ntaro@example.jp,外す\r\n');
  expect((await cli(['scan', '--headings', 'ja', '-'], GONE)).code).toBe(2);
  expect((await cli(['scan', '--by', 'recipient', '--format', 'csv', '--columns', 'rule', '-'], GONE)).err).toContain(
    'verdict',
  );
});
