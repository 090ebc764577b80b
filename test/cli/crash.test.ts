import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { crashed } from '../../src/cli/start/run.ts';
import { cli } from './harness.ts';

const LONG_KANJI = 'この宛先へのメールは受け取れません'.repeat(20);
const GMAIL =
  '550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to ' +
  'authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass, SPF [example.jp] with ip: ' +
  '[192.0.2.1] = did not pass. 550-5.7.26 For instructions on setting up authentication, go to 550 5.7.26 ' +
  'https://support.google.com/mail/answer/81126#authentication';

test.each([
  ["Gmail's refusal", GMAIL],
  ['more kanji than a name can have', `550 5.7.1 ${LONG_KANJI}`],
  ['a NUL', '550 5.1.1 User unknown\0'],
  ['more than a path can have', `550 5.1.1 User unknown ${'word/'.repeat(2000)}`],
])('explain answers %s', async (_, words) => {
  const { code, out, err } = await cli(['explain', words]);
  expect({ code: code <= 1, err: err === '' || err.includes('分かりませんでした') }).toEqual({ code: true, err: true });
  expect(code === 1 || out.startsWith('届いていません')).toBe(true);
});

test.each([`550 5.7.1 ${LONG_KANJI}`, 'a/'.repeat(3000)])(
  'words in the place of a file are a file that is missing',
  async (words) => {
    const { code, err } = await cli([words]);
    expect(code).toBe(2);
    expect(err).toContain('見つかりません');
  },
);

test('the report of a crash drives no terminal, has an end, and warns of what it may quote', () => {
  const error = new Error(
    `\u001b]0;pwned\u0007\u001b[31m\u009b31m\u202etaro@example.jp\n${'x\u001b[1m\n'.repeat(10_000)}`,
  );
  const texts: string[] = [];
  const stderr = { write: (text: string) => texts.push(text) };
  const code = crashed(error, { stderr } as never);
  const said = texts.join('');
  expect(code).toBe(2);
  expect(said).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
  expect(said.split('\n').length).toBeLessThan(30);
  expect(said.indexOf('消してから')).toBeGreaterThan(0);
  expect(said.indexOf('消してから')).toBeLessThan(said.indexOf('taro@example.jp'));
});

test('what is thrown where nobody waits is told in the same way', async () => {
  const script = `require('./dist/cli.js'); setImmediate(() => { throw new Error('\\u001b[31mtaro@example.jp'); });`;
  const child = spawn(process.execPath, ['-e', script, '--', 'dist/cli.js', 'scan', '-'], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
  expect(said).toContain('消してから');
  expect(said).toContain('Error: [31mtaro@example.jp');
  expect(said).not.toContain('\u001b');
});
