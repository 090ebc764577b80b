import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { BOUNCE, cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** Its folder was deleted by somebody else. */
test.skipIf(process.platform === 'win32').each([
  ['scan', ['scan', '.'], 2],
  ['the default command', [resolve(BOUNCE)], 0],
] as const)('%s answers in a folder that is not there any more', (_, argv, expected) => {
  const gone = join(folder, 'gone');
  mkdirSync(gone);
  const line = `cd "${gone}" && rmdir "${gone}" && "${process.execPath}" "${resolve('dist/cli.js')}" ${argv.join(' ')}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  expect({ status, stack: /\bat .*\.js/.test(stderr), said: (stdout + stderr).length > 20 }).toEqual({
    status: expected,
    stack: false,
    said: true,
  });
});

/** root may read everything, but not this one. */
function unreadable(): string {
  if (process.getuid?.() === 0) return '/proc/self/mem';
  const path = file('secret.eml', 'x');
  chmodSync(path, 0);
  return path;
}

const bad: readonly (readonly [string, string, RegExp])[] = [
  ['an empty file', file('empty.eml', ''), /中身がありません/],
  [
    'a binary file',
    file('image.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    /読めない形式/,
  ],
  ['an Outlook .msg', file('a.msg', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex')), /\.msg/],
  ['a missing path', join(folder, 'nowhere.eml'), /見つかりません/],
  ['an unreadable file', unreadable(), /読み取/],
  ['a folder', folder, /bounce-doctor scan/],
];

test.each(bad)('%s is told on stderr, and the other inputs are still diagnosed', async (_what, path, message) => {
  const { code, out, err } = await cli(['--format', 'ndjson', path, BOUNCE]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toContain(`bounce-doctor: ${path}: `);
  expect(err).not.toMatch(/\bat .*\.ts/);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).source),
  ).toEqual([BOUNCE]);
});

test.each([
  [['--formt', 'json', BOUNCE], '--formt というオプションはありません。--format のことですか。'],
  [
    ['--format', 'xml', BOUNCE],
    '--format に xml は使えません。次のどれかを指定してください: card, json, ndjson, csv, markdown',
  ],
  [['scan', '--format'], '--format <形式> の値がありません。'],
  [['explain'], '「調べるもの」を指定してください。'],
  [['--output', join(folder, 'no', 'x'), BOUNCE], 'に書き出せません。そのフォルダーがありません。'],
  [['--output', folder, BOUNCE], 'フォルダーです。'],
])('%j is answered in Japanese', async (argv, message) => {
  const { code, out, err } = await cli(argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('a usage error says where help is', async () => {
  expect((await cli(['--frobnicate'])).err).toContain('使い方は bounce-doctor --help で見られます。');
  expect((await cli(['explain'])).err).toContain('使い方は bounce-doctor explain --help で見られます。');
});

test('a mistyped command is not silently taken for a path', async () => {
  const { code, out, err } = await cli(['scna', BOUNCE]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('bounce-doctor: scna というファイルはありません。scan のことですか\n');
});

test('a file that is called like a command is a file', async () => {
  const path = file('scna', 'mailbox is full');
  expect((await cli([path])).err).not.toContain('のことですか');
});

test('what somebody typed cannot drive the terminal', async () => {
  const { err } = await cli([`--\u001b[31m\u202ex`]);
  expect(err).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
});

test('without input on a terminal there is help and no waiting', async () => {
  const { code, out, err } = await cli([], { stdinIsTerminal: true });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^使い方: bounce-doctor/);
});

test('files that are no mail are counted on stderr and in the summary, and -q is quiet about them', async () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'notes.doc'), 'x');
  writeFileSync(join(own, 'b.eml'), 'Subject: x\n\nhello\n');
  const line = 'メールではないとして読まなかったファイル: 1個(メールの形でない 1個)';
  const { out, err } = await cli(['scan', own]);
  expect(err).toContain(line);
  expect(out).toContain(line);
  expect((await cli(['scan', '-q', own])).err).not.toContain(line);
});
