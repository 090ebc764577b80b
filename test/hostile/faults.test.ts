import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import type { BounceRecord } from '../../src/model.ts';
import { BOUNCE, THREE_RECIPIENTS } from '../cli/harness.ts';

const COMMAND = join(process.cwd(), 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const made = (name: string): string => {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
};

const node = (argv: readonly (string | Buffer)[], options: object = {}) =>
  spawnSync(process.execPath, [COMMAND, ...(argv as readonly string[])], { encoding: 'utf8', ...options });
const recordsIn = (lines: string): BounceRecord[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BounceRecord);
const onLinux = process.platform === 'linux';

test('a file that grows while it is read gives whole messages', async () => {
  const box = join(made('growing'), 'box.mbox');
  const message = `From a Fri Nov 20 10:15:00 2026\n${readFileSync(BOUNCE, 'latin1')}\n\n`;
  writeFileSync(box, message.repeat(400), 'latin1');
  let seen = 0;
  async function* nobody(): AsyncGenerator<Uint8Array> {}
  for await (const item of readInputs([box], { stdin: nobody(), mode: 'scan' })) {
    if (seen++ === 0) appendFileSync(box, message, 'latin1');
    expect(item).toMatchObject({ type: 'message', message: { messageNumber: seen, truncated: false } });
  }
  expect(seen).toBeGreaterThanOrEqual(400);
});

describe.skipIf(!onLinux)('the disk is full', () => {
  /** A disk of 64 KB, where this system lets us have one. */
  function smallDisk(): string | null {
    const place = made('disk');
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]);
    return status === 0 ? place : null;
  }
  const disk = process.getuid?.() === 0 ? smallDisk() : null;
  afterAll(() => {
    if (disk) spawnSync('umount', [disk]);
  });

  test.skipIf(disk === null)('below --output: the old file stays, and nothing is left beside it', () => {
    const out = join(disk as string, 'list.ndjson');
    writeFileSync(out, 'the last good list\n');
    const paths = Array<string>(200).fill(THREE_RECIPIENTS);
    const { status, stdout, stderr } = node(['--format', 'ndjson', '--output', out, ...paths]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('空き容量');
    expect(readFileSync(out, 'utf8')).toBe('the last good list\n');
    expect(readdirSync(disk as string)).toEqual(['list.ndjson']);
  });

  test('behind --output /dev/full is told', () => {
    const { status, stderr } = node(['--output', '/dev/full', BOUNCE]);
    expect(status).toBe(2);
    expect(stderr).toContain('空き容量');
  });
});

test.skipIf(!onLinux)('a name that is not UTF-8 is read and shown as valid UTF-8', () => {
  const place = made('names');
  const name = Buffer.concat([Buffer.from(`${place}/`), Buffer.from([0x83, 0x81, 0xff]), Buffer.from('.eml')]);
  copyFileSync(BOUNCE, name);
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'scan', '--format', 'ndjson', place]);
  expect(status).toBe(0);
  expect(recordsIn(stdout.toString())).toMatchObject([{ kind: 'bounce' }]);
  expect(Buffer.from(stdout.toString())).toEqual(stdout);
});

test('a folder that links to itself is read once', () => {
  const place = made('loop');
  copyFileSync(BOUNCE, join(place, 'a.eml'));
  symlinkSync('.', join(place, 'again'));
  symlinkSync('..', join(made('loop/below'), 'up'));
  const { status, stdout } = node(['scan', '--format', 'ndjson', place]);
  expect(status).toBe(0);
  expect(recordsIn(stdout)).toHaveLength(1);
});

test('a disk without a home, a terminal or a language changes nothing', () => {
  const home = made('home');
  chmodSync(home, 0o555);
  const { HOME, LANG, LC_ALL, TERM, ...env } = process.env;
  const bare = { env: { ...env, HOME: home, LANG: 'C', LC_ALL: 'C', TERM: 'dumb' }, stdio: ['ignore', 'pipe', 'pipe'] };
  const { status, stdout, stderr } = node([BOUNCE], bare);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(node([BOUNCE]).stdout);
  expect(node([BOUNCE], { env: { PATH: env.PATH, HOME: '/nonexistent' } }).stdout).toBe(stdout);
  expect(readdirSync(home)).toEqual([]);
});

test('a reader that is gone before the first byte is no error', async () => {
  const child = spawn(process.execPath, [COMMAND, 'scan', '--format', 'ndjson', 'fixtures'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, stack: /\bat .*\.js/.test(errors) }).toEqual({ code: 0, stack: false });
});

describe('the same input gives the same bytes', () => {
  const scanned = (env: Record<string, string>, ...argv: string[]): string =>
    node(argv, { env: { PATH: process.env.PATH, ...env }, maxBuffer: 1 << 28 }).stdout;
  const formats = ['ndjson', 'csv', 'table', 'markdown', 'html'];
  const worlds = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' },
    { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ] as const;

  test('in every time zone and language', () => {
    const [first = '', ...others] = worlds.map((env) => scanned(env, 'scan', '--format', 'ndjson', 'fixtures'));
    expect(recordsIn(first).length).toBeGreaterThan(80);
    for (const other of others) expect(other).toBe(first);
  });

  test.each(formats)('as %s too', (format) => {
    const [, tokyo, york] = worlds;
    const first = scanned(tokyo, 'scan', '--format', format, 'fixtures/exim');
    expect(first).not.toBe('');
    expect(scanned(york, 'scan', '--format', format, 'fixtures/exim')).toBe(first);
  });

  test('as a card', () => {
    const cards = worlds.map((env) => scanned(env, THREE_RECIPIENTS));
    expect(new Set(cards).size).toBe(1);
    expect(cards[0]).toContain('届いていません');
  });

  test('in whatever order the entries of a folder were made', () => {
    const names = ['b.eml', 'a.eml', 'ア.eml', 'Z.eml', '10.eml', '9.eml'];
    const [one, other] = [made('order-1'), made('order-2')];
    for (const name of names) copyFileSync(BOUNCE, join(one, name));
    for (const name of [...names].reverse()) copyFileSync(BOUNCE, join(other, name));
    const sources = (place: string): string[] =>
      recordsIn(node(['scan', '--format', 'ndjson', '.'], { cwd: place }).stdout).map(({ source }) => source);
    expect(sources(one)).toHaveLength(names.length);
    expect(sources(other)).toEqual(sources(one));
  });
});
