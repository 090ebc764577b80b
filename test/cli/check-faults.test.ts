import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, UNKNOWN } from '../check/support.ts';
import { cli } from './harness.ts';

const SOUND = 'kind: bounce\nrecipients:\n  - recipient: taro@example.net\n';
const numbered = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('');
const hasPipes = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

/** A sound fixture on either side of what is about to fail. */
const between = (expectation: string): Record<string, string> => ({
  ...{ 'a.eml': UNKNOWN, 'a.yaml': SOUND },
  ...{ 'm.eml': UNKNOWN, 'm.yaml': expectation },
  ...{ 'z.eml': UNKNOWN, 'z.yaml': SOUND },
});

async function checked(folder: string, ...argv: string[]) {
  const { code, out, err } = await cli(['check', ...argv, folder]);
  return { code, out, err, last: out.trimEnd().split('\n').at(-1) };
}
const ONE_FAILED = { code: 1, last: '2 passed, 1 failed' };

const BOMB = `kind: bounce\nrecipients:\n  - &a0 { recipient: [x, x, x, x, x, x, x, x, x] }\n${numbered(9, (n) => `  - &a${n + 1} { recipient: [${`*a${n}, `.repeat(9)}] }\n`)}`;

describe('one failure, and the others are checked', () => {
  test.each([
    ['an alias bomb', BOMB, '別名'],
    ['an alias in a circle', 'kind: bounce\nrecipients:\n  - recipient: x\n    hints: &h [*h]\n', '別名'],
    ['an alias of nothing', 'kind: bounce\nrecipients: *nowhere\n', '別名'],
    ['brackets without end', `kind: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, '入れ子'],
    ['dashes without end', `kind: bounce\nrecipients:\n  ${'- '.repeat(5000)}x\n`, '入れ子'],
    ['a key twice', 'kind: bounce\nkind: delay\n', '同じキーが同じ段に2回'],
    ['two documents', 'kind: bounce\n---\nkind: bounce\n', 'YAML として読めません'],
    ['nothing at all', '', 'kind: と recipients:'],
    ['40,000 keys', `kind: bounce\n${numbered(40_000, (n) => `k${n}: 1\n`)}`, 'k0 というキー'],
    ['40,000 anchors', `kind: bounce\nrecipients:\n${numbered(40_000, (n) => `  - &a${n} x\n`)}`, '「項目: 値」の形'],
  ])('%s', async (_, expectation, said) => {
    const folder = folderOf(between(expectation));
    const { out, ...outcome } = await checked(folder);
    expect(outcome).toMatchObject(ONE_FAILED);
    expect(out).toContain(`${folder}/m.yaml:`);
    expect(out).toContain(said);
    // Told as before where everything is to be written anew.
    expect(await checked(folder, '--update')).toMatchObject(ONE_FAILED);
  });

  test.each([
    ['a link to nothing', (file: string) => symlinkSync('nowhere', file), 'リンクの先がありません'],
    ['a link to itself', (file: string) => symlinkSync(path.basename(file), file), '輪'],
    ['a link to a folder', (file: string) => symlinkSync('.', file), 'フォルダー'],
    ...(hasPipes
      ? [['a pipe', (file: string) => void execFileSync('mkfifo', [file]), 'ふつうのファイルではありません'] as const]
      : []),
  ] as const)('%s, in the place of the expectation and of the mail', async (_, make, said) => {
    const { 'm.eml': mail, 'm.yaml': expectation, ...sound } = between(SOUND);
    const [noExpectation, noMail] = [
      folderOf({ ...sound, 'm.eml': mail as string }),
      folderOf({ ...sound, 'm.yaml': expectation as string }),
    ];
    make(path.join(noExpectation, 'm.yaml'));
    make(path.join(noMail, 'm.eml'));
    for (const folder of [noExpectation, noMail]) {
      const { out, ...outcome } = await checked(folder);
      expect(outcome).toMatchObject(ONE_FAILED);
      expect(out).toContain(said);
    }
  });

  test.skipIf(isRoot || !hasPipes)('a file that may not be read', async () => {
    const folder = folderOf(between(SOUND));
    chmodSync(path.join(folder, 'm.yaml'), 0);
    expect(await checked(folder)).toMatchObject(ONE_FAILED);
  });

  test('--update where it cannot write', async () => {
    const { 'm.yaml': _, ...others } = between(SOUND);
    const folder = folderOf({ ...others, 'a.yaml': 'kind: delay\n' });
    symlinkSync('no/such/folder/m.yaml', path.join(folder, 'm.yaml'));
    mkdirSync(path.join(folder, 'n.yaml'));
    const { code, out, err, last } = await checked(folder, '--update');
    expect({ code, last }).toEqual(ONE_FAILED);
    expect(out).toContain('m.yaml');
    // The others are written all the same.
    expect(err).toContain('a.yaml: kind: delay → bounce');
    expect(readFileSync(path.join(folder, 'a.yaml'), 'utf8')).toBe('kind: bounce\n');
  });

  test.skipIf(!isRoot || process.platform !== 'linux')('--update on a disk that is read-only', () => {
    const folder = folderOf({ ...between('kind: delay\n'), 'new.eml': UNKNOWN });
    // A world of its own, which ends with the command.
    const script = `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$1" dist/cli.js check --update "$0"`;
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script, folder, process.execPath], {
      encoding: 'utf8',
    });
    if (stderr.includes('unshare')) return;
    expect(status).toBe(1);
    expect(stdout).toContain('2 passed, 2 failed');
    expect(stderr.match(/書けませんでした: 書き込めない場所です/g)).toHaveLength(2);
  });
});

describe('rules check tells of', () => {
  const rule = (phrase: string): string =>
    `rules:\n  - id: own/frozen\n    reason: suspend\n    when:\n      text: ["${phrase}"]\n    source: [observed]\n    examples:\n      match: ["550 ${phrase.replaceAll('*', '')}"]\n`;

  test.each([
    ['an alias bomb', BOMB],
    ['an empty file', '', '中身がありません'],
    ['a file of comments', '# later\n', '中身がありません'],
    ['40,000 keys', numbered(40_000, (n) => `k${n}: x\n`), '知らないキー'],
    ['brackets without end', `rules: ${'['.repeat(5000)}\n`, '入れ子'],
  ])('%s, and of the other file', async (_, content, said = '別名') => {
    const folder = folderOf({ 'bad.yaml': content, 'worse.yaml': 'rules: 3\n' });
    const { code, out } = await cli(['rules', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(`${folder}/bad.yaml:`);
    expect(out).toContain(said);
    expect(out).toContain(`${folder}/worse.yaml:1:`);
    expect(out).not.toContain('undefined');
  });

  test('a phrase of so many gaps that nobody could look for it', async () => {
    const folder = folderOf({ 'bad.yaml': rule(Array.from({ length: 2000 }, () => 'a b').join(' * ')) });
    const { code, out } = await cli(['rules', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toContain('* は 10 個まで');
  });

  test.skipIf(!hasPipes)('what is no file, and a command that uses such a folder says the same', async () => {
    const folder = folderOf({ 'good.yaml': rule('quux frozen') });
    execFileSync('mkfifo', [path.join(folder, 'pipe.yaml')]);
    symlinkSync('nowhere', path.join(folder, 'link.yaml'));
    mkdirSync(path.join(folder, 'folder.yaml'));
    const { code, out } = await cli(['rules', 'check', folder]);
    expect(code).toBe(1);
    for (const name of ['pipe', 'link', 'folder']) expect(out).toContain(`${folder}/${name}.yaml:1:1 `);
    const used = await cli(['--rules', folder, '-'], { stdin: UNKNOWN });
    expect(used.code).toBe(2);
    expect(used.err).toContain(`${folder}/pipe.yaml:1:1 `);
  });
});
