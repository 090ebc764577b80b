import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BOUNCE, cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('prints a copy that is diagnosed alike, and asks to look at it', async () => {
  const { code, out, err } = await cli(['redact', BOUNCE]);
  expect(code).toBe(0);
  expect(err).toContain('目で確かめて');
  const card = async (input: string) => JSON.parse((await cli(['--format', 'ndjson'], { stdin: input })).out);
  const [was, is] = [await card(readFileSync(BOUNCE, 'latin1')), await card(out)];
  expect({ reason: is.reason, rule: is.rule }).toEqual({ reason: was.reason, rule: was.rule });
  expect(is.recipient).not.toBe(was.recipient);
});

test('--output has what stdout would get', async () => {
  const file = join(folder, 'copy.eml');
  const { out } = await cli(['redact', '-q', BOUNCE]);
  expect(await cli(['redact', '-q', '--output', file, BOUNCE])).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(file, 'utf8')).toBe(out);
});

test.each([
  ['a missing file', ['redact', '--output', join(folder, 'none.eml'), 'no-such.eml'], /見つかりません/],
  ['no file', ['redact'], /指定してください/],
  ['a folder', ['redact', 'fixtures'], /フォルダー/],
])('%s is a usage error', async (_, argv, message) => {
  const { code, out, err } = await cli(argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(existsSync(join(folder, 'none.eml'))).toBe(false);
});

test('a mailbox of two is a usage error', async () => {
  const one = `From a@example.jp Fri Nov 20 10:15:00 2026\n${readFileSync(BOUNCE, 'latin1')}\n`;
  const { code, err } = await cli(['redact', '-'], { stdin: one + one });
  expect(code).toBe(2);
  expect(err).toContain('2通以上');
});
