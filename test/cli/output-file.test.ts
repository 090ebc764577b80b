import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { overwrite } from '../../src/cli/io/overwrite.ts';
import { BOUNCE, cli, ONE_RULE, THREE_RECIPIENTS } from './harness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const onPosix = process.platform !== 'win32';
const NOBODY = 65534;

/** One of our own would do, but all of them take their time to be checked. */
const RULES = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
writeFileSync(join(RULES, 'frozen.yaml'), ONE_RULE);
afterAll(() => rmSync(RULES, { recursive: true }));

const named = (name: string): string => join(folder, name);
const written = (output: string, ...paths: string[]) => cli(['--format', 'ndjson', '--output', output, ...paths]);
const expected = async (...paths: string[]): Promise<string> => (await cli(['--format', 'ndjson', ...paths])).out;
const modeOf = (path: string): number => statSync(path).mode & 0o7777;

describe.skipIf(!onPosix)('a file that is there', () => {
  test.each([0o600, 0o640, 0o664, 0o755])('keeps its mode %o, longer or shorter than before', async (mode) => {
    for (const before of ['', 'x'.repeat(100_000)]) {
      writeFileSync(named('list'), before);
      chmodSync(named('list'), mode);
      expect(await written(named('list'), BOUNCE)).toEqual({ code: 0, out: '', err: '' });
      expect(modeOf(named('list'))).toBe(mode);
      expect(readFileSync(named('list'), 'utf8')).toBe(await expected(BOUNCE));
    }
    expect(readdirSync(folder)).toEqual(['list']);
  });

  test('keeps its other names', async () => {
    for (const before of ['', 'x'.repeat(100_000)]) {
      writeFileSync(named('list'), before);
      linkSync(named('list'), named('other'));
      await written(named('list'), BOUNCE);
      expect(readFileSync(named('other'), 'utf8')).toBe(await expected(BOUNCE));
      expect(statSync(named('other')).ino).toBe(statSync(named('list')).ino);
      rmSync(named('other'));
    }
  });

  test.skipIf(!isRoot)('stays with its owner', async () => {
    writeFileSync(named('list'), 'before');
    chownSync(named('list'), NOBODY, NOBODY);
    await written(named('list'), BOUNCE);
    expect(statSync(named('list'))).toMatchObject({ uid: NOBODY, gid: NOBODY });
    expect(readFileSync(named('list'), 'utf8')).toBe(await expected(BOUNCE));
  });

  test.each([
    ['there', 'target'],
    ['not there yet', 'new'],
    ['in another folder', 'below/target'],
  ])('behind links is written to, and the links stay: a file %s', async (_, target) => {
    mkdirSync(named('below'));
    if (target === 'target') writeFileSync(named(target), 'before');
    symlinkSync(target, named('second'));
    symlinkSync('second', named('first'));
    await written(named('first'), BOUNCE);
    expect(readFileSync(named(target), 'utf8')).toBe(await expected(BOUNCE));
    expect([lstatSync(named('first')).isSymbolicLink(), readlinkSync(named('second'))]).toEqual([true, target]);
  });
});

describe('refused with 2, in words, and nothing is changed', () => {
  const refused = async (argv: readonly string[], why: string) => {
    const before = readdirSync(folder).map((name) => [name, readFileSync(named(name), 'utf8')]);
    const { code, out, err } = await cli(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(why);
    expect(readdirSync(folder).map((name) => [name, readFileSync(named(name), 'utf8')])).toEqual(before);
  };

  test.skipIf(!onPosix)('a file that is read-only', async () => {
    writeFileSync(named('list'), 'before');
    chmodSync(named('list'), 0o444);
    await refused(['--output', named('list'), BOUNCE], '読み取り専用');
  });

  test.each<[string, readonly string[]]>([
    ['the default command', ['--output']],
    ['scan', ['scan', '--output']],
    ['redact', ['redact', '--output']],
  ])('%s: the input itself, under whatever name', async (_, argv) => {
    copyFileSync(BOUNCE, named('same.eml'));
    await refused([...argv, named('same.eml'), named('same.eml')], '読むファイルと同じ');
    if (!onPosix) return;
    linkSync(named('same.eml'), named('hard.eml'));
    symlinkSync('same.eml', named('soft.eml'));
    for (const name of ['hard.eml', 'soft.eml'])
      await refused([...argv, named(name), named('same.eml')], '読むファイルと同じ');
  });

  test('a mail in a folder that is read, but not a list that lies beside the mails', async () => {
    copyFileSync(BOUNCE, named('a.eml'));
    copyFileSync(BOUNCE, named('b.eml'));
    await refused(['scan', '--output', named('b.eml'), folder], '読むファイルと同じ');
    writeFileSync(named('list.csv'), 'before');
    expect((await cli(['scan', '--format', 'csv', '--output', named('list.csv'), folder])).code).toBe(0);
    expect(readFileSync(named('list.csv'), 'utf8')).toContain('a.eml');
  });

  test('records that are summed up', async () => {
    writeFileSync(named('a.ndjson'), await expected(BOUNCE));
    await refused(['scan', '--output', named('a.ndjson'), named('a.ndjson')], '読むファイルと同じ');
  });

  test('a file that a draft would overwrite', async () => {
    writeFileSync(named('rule.yaml'), 'rules: []\n');
    await refused(['rules', 'new', '--output', named('rule.yaml'), '550 5.2.0 mailbox hibernates'], 'もうあります');
    const fresh = await cli(['rules', 'new', '--output', named('fresh.yaml'), '550 5.2.0 mailbox hibernates']);
    expect(fresh.code).toBe(0);
  });

  test('a folder, a circle of links, a folder that is not there', async () => {
    await refused(['--output', folder, BOUNCE], 'フォルダーです');
    await refused(['--output', named('no/such/file'), BOUNCE], 'そのフォルダーがありません');
    if (!onPosix) return;
    const circle = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
    symlinkSync('loop', join(circle, 'loop'));
    await refused(['--output', join(circle, 'loop'), BOUNCE], 'リンク');
    rmSync(circle, { recursive: true });
  });
});

test('stdin that is the file', () => {
  copyFileSync(BOUNCE, named('same.eml'));
  const line = `"${process.execPath}" dist/cli.js --output "${named('same.eml')}" < "${named('same.eml')}"`;
  const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('読むファイルと同じ');
  expect(readFileSync(named('same.eml')).equals(readFileSync(BOUNCE))).toBe(true);
});

test.each([`${'長'.repeat(85)}`, 'x'.repeat(255)])('a name as long as a name can be: %.10s…', async (name) => {
  expect(await written(named(name), BOUNCE)).toEqual({ code: 0, out: '', err: '' });
  expect(await written(named(name), THREE_RECIPIENTS)).toEqual({ code: 0, out: '', err: '' });
  expect(readdirSync(folder)).toEqual([name]);
  const { code, err } = await written(named(`${name}x`), BOUNCE);
  expect({ code, told: err.includes('名前が長すぎます') }).toEqual({ code: 2, told: true });
});

describe('a file is overwritten in its place', () => {
  const sizes = [0, 1, 65_536, 200_000];

  test.each(sizes.flatMap((old) => sizes.map((size) => [old, size] as const)))('%d bytes by %d', async (old, size) => {
    writeFileSync(named('file'), Buffer.alloc(old, 'o'));
    const bytes = Buffer.from(Array.from({ length: size }, (_, i) => i % 251));
    writeFileSync(named('new'), bytes);
    await overwrite(named('file'), named('new'));
    expect(readFileSync(named('file')).equals(bytes)).toBe(true);
  });
});

describe.skipIf(!isRoot || process.platform !== 'linux')('a full disk', () => {
  const filled = () => {
    const disk = named('disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0) return null;
    return disk;
  };
  afterEach(() => void spawnSync('umount', [named('disk')]));
  const full = (disk: string): void => {
    for (const size of [4096, 1])
      try {
        for (let i = 0; ; i++) writeFileSync(join(disk, `fill-${size}-${i}`), Buffer.alloc(size));
      } catch {}
  };

  test.each([
    ['redact', BOUNCE],
    ['rules', 'list'],
    ['rules', 'check', RULES],
    ['rules', 'new', '550 5.2.0 mailbox hibernates until spring'],
    ['explain', 'OP25B'],
    ['explain', '550 5.1.1 User unknown'],
    ['check', 'fixtures/qmail'],
    [BOUNCE],
    ['scan', '--format', 'html', BOUNCE],
  ])('leaves nothing behind: %s %s', (...argv) => {
    const disk = filled();
    if (disk === null) return;
    full(disk);
    const before = readdirSync(disk).sort();
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...argv, '--output', join(disk, 'out')], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(2);
    expect(stderr).toContain('空き容量');
    expect(readdirSync(disk).sort()).toEqual(before);
  });

  test('keeps a file with other names as it was', async () => {
    const disk = filled();
    if (disk === null) return;
    writeFileSync(join(disk, 'list'), 'the last good list\n');
    linkSync(join(disk, 'list'), join(disk, 'other'));
    // Room for what is written beside it, and for one page more.
    const pages = Math.ceil((await expected(THREE_RECIPIENTS)).length / 4096);
    writeFileSync(join(disk, 'fill'), Buffer.alloc((16 - 1 - pages - 1) * 4096));
    const { code, err } = await written(join(disk, 'list'), THREE_RECIPIENTS);
    expect({ code, told: err.includes('空き容量') }).toEqual({ code: 2, told: true });
    expect(readFileSync(join(disk, 'other'), 'utf8')).toBe('the last good list\n');
    expect(readdirSync(disk).sort()).toEqual(['fill', 'list', 'other']);
  });
});
