import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

test('a full disk behind stdout is told', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" ${COMMAND} ${BOUNCE} > /dev/full`], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('空き容量');
});

test('help loads neither the mail parser nor the table', () => {
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DEBUG: 'esm' },
  });
  expect(status).toBe(0);
  expect(stderr).not.toMatch(/table\.json/);
});
