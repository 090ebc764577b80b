import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { cli } from './harness.ts';

const files = vi.hoisted(() => ({ made: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    unlinkSync: (path: string) => {
      files.made++;
      real.unlinkSync(path);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const NOTHING = mkdtempSync(join(folder, 'empty-'));

/** More than has room in memory. */
const DELIVERIES = 95_000;
const FAILING = 40;

function writeLog(): string {
  const path = join(folder, 'maillog');
  const line = (i: number, queueId: string, to: string, end: string): string =>
    `Nov  2 09:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} mx1 postfix/smtp[7]: ${queueId}: to=<${to}@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, ${end}\n`;
  let text = '';
  for (let i = 0; i < FAILING; i++)
    text += line(
      0,
      `F${i}`,
      `user${i}`,
      'dsn=5.1.1, status=bounced (host mx.example.com said: 550 5.1.1 User unknown)',
    );
  for (let i = 0; i < DELIVERIES; i++)
    text += line(1 + (i % 3000), `A${i}`, `user${2 * i}`, 'dsn=2.0.0, status=sent (250 2.0.0 OK)');
  // Some lines stand in two files.
  for (let i = 0; i < 50; i++)
    text += line(1 + (i % 3000), `A${i}`, `user${2 * i}`, 'dsn=2.0.0, status=sent (250 2.0.0 OK)');
  writeFileSync(path, text);
  return path;
}

test('a summary is the same with a temporary file and with none, of which nothing is left', async () => {
  const argv = ['scan', '--no-progress', writeLog()];
  vi.stubEnv('TMPDIR', NOTHING);
  vi.stubEnv('TEMP', NOTHING);
  const outside = await cli(argv);
  expect(files.made).toBe(1);
  vi.stubEnv('TMPDIR', join(folder, 'missing'));
  vi.stubEnv('TEMP', join(folder, 'missing'));
  const inMemory = await cli(argv);
  // Mail arrived behind every second of them.
  expect(inMemory.out).toMatch(/ {2}外す.* 20\n/);
  expect(inMemory.out).toMatch(/ {2}様子を見る.* 20\n/);
  expect(outside).toEqual(inMemory);
  expect(readdirSync(NOTHING)).toEqual([]);
});
