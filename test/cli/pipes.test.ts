import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { mailbox } from '../scan/mailbox.ts';
import { BOUNCE, THREE_RECIPIENTS } from './harness.ts';

const COMMAND = 'dist/cli.js';
const node = (argv: readonly string[], input?: string | Buffer) =>
  spawnSync(process.execPath, [COMMAND, ...argv], { encoding: 'utf8', ...(input === undefined ? {} : { input }) });

test('a mail piped in becomes a card', () => {
  const { status, stdout, stderr } = node([], readFileSync(BOUNCE));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^届いていません。/);
});

test('a reader that goes away is no error', async () => {
  const paths = Array<string>(400).fill(THREE_RECIPIENTS);
  const child = spawn(process.execPath, [COMMAND, '--format', 'ndjson', ...paths], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

/** A scan of stdin, which stays open, as soon as it has written out what it got so far: 48 messages travel together. */
async function following(): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, [COMMAND, 'scan', '-', '--jobs', '1', '--format', 'ndjson'], { stdio: 'pipe' });
  child.stdin.on('error', () => {});
  child.stdin.write(mailbox(60));
  let seen = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.includes('"messageNumber":48,') && seen.endsWith('\n')) resolve();
    });
  });
  return child;
}
const exitCode = (child: ChildProcessWithoutNullStreams) => new Promise((resolve) => child.once('close', resolve));

test('a reader that follows sees what there is while the input pauses', async () => {
  const child = await following();
  child.stdin.end();
  expect(await exitCode(child)).toBe(0);
});

test('a stopped scan whose reader is gone does not wait for stdin', async () => {
  const child = await following();
  child.stdout.destroy();
  child.kill();
  expect(await exitCode(child)).toBe(0);
});

test('a full disk behind stdout is told', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" ${COMMAND} ${BOUNCE} > /dev/full`], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('空き容量');
});

/** What a start of the command loads before it knows what it is asked for. */
function loadedAtStart(file = 'cli.js', seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join('dist', file), 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:from|import)"(\.[^"]+)"/g))
    loadedAtStart(join(dirname(file), path), seen);
  return seen;
}

test('a start, and so help, loads neither the mail parser nor the table', () => {
  const texts = [...loadedAtStart()].map((file) => readFileSync(join('dist', file), 'utf8'));
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(300_000);
  expect(texts.filter((text) => text.includes('#table'))).toEqual([]);
});
