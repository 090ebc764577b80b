import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { msgFile } from '../input/msg-file.ts';

/** The command as it is installed: what it loads late is only there in the bundle. */
const COMMAND = 'dist/cli.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const MAIL = readFileSync('fixtures/qmail/over-quota.eml');
const BOX = Buffer.from(`From a Fri Nov 20 10:15:00 2026\n${MAIL.toString('latin1')}\n`.repeat(2), 'latin1');
const MSG = msgFile({
  properties: { '001A001F': 'REPORT.IPM.Note.NDR', '0037001F': 'x', '1000001F': 'x' },
  recipients: [{ '39FE001F': 'taro@example.net', '0C1B001F': '<mx.example.jp #5.1.1 smtp;550 User unknown>' }],
});

const INPUTS: readonly (readonly [name: string, bytes: Uint8Array, messages: number])[] = [
  ['mail.eml', MAIL, 1],
  ['mail.eml.gz', gzipSync(MAIL), 1],
  ['box.mbox', BOX, 2],
  ['box.mbox.gz', gzipSync(BOX), 2],
  ['mail.msg', MSG, 1],
];

test.each(INPUTS)('%s is read by its name, in its folder, and from stdin', (name, bytes, messages) => {
  writeFileSync(join(folder, name), bytes);
  for (const path of [join(folder, name), folder, '-'])
    for (const jobs of ['1', '2']) {
      const argv = [COMMAND, 'scan', '--format', 'ndjson', '--jobs', jobs, path];
      const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', input: bytes });
      const records = stdout.trim().split('\n');
      const kinds = records.map((record) => JSON.parse(record).kind);
      expect({ path, jobs, status, kinds }).toEqual({ path, jobs, status: 0, kinds: Array(messages).fill('bounce') });
    }
});

test('UTF-16 is read from stdin', () => {
  const input = Buffer.from('\ufeff550 5.1.1 <taro@example.jp>: User unknown\r\n', 'utf16le');
  expect(spawnSync(process.execPath, [COMMAND], { input, encoding: 'utf8' }).stdout).toContain('taro@example.jp');
});

test.skipIf(process.platform !== 'linux')('serve --open opens the browser', async () => {
  const seen = join(folder, 'seen');
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" > "${seen}.new" && mv "${seen}.new" "${seen}"\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const PATH = [folder, process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [COMMAND, 'serve', '--port', '0', '--open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH },
  });
  try {
    const address = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line))));
    await expect.poll(() => readFileSync(seen, 'utf8'), { timeout: 4000 }).toBe(address);
  } finally {
    child.kill();
  }
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(143);
});

test('a broken installation is told with what to do, without the code around it', () => {
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  for (const part of ['dist', 'package.json']) cpSync(part, join(broken, part), { recursive: true });
  rmSync(join(broken, 'dist/table.json'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(broken, COMMAND)], {
    input: MAIL,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('入れ直しても続くときは');
  expect(stderr).toContain('table.json');
  expect(stderr.length).toBeLessThan(3000);
});
