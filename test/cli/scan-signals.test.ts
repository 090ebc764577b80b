import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mailbox } from '../scan/mailbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Scans stdin, which never ends, and sends the signal as soon as something is written out. */
async function interrupted(signal: 'SIGINT' | 'SIGTERM', argv: readonly string[]) {
  const child = spawn(process.execPath, ['dist/cli.js', 'scan', '-', ...argv], { stdio: 'pipe' });
  const out: Buffer[] = [];
  let err = '';
  child.stdin.on('error', () => {});
  child.stdin.write(mailbox(400));
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stdout.once('data', () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, err, out: Buffer.concat(out).toString() };
}

describe.each(['1', '2'])('with %s jobs', (jobs) => {
  test('Ctrl-C leaves whole lines and exit code 130', async () => {
    const { code, err, out } = await interrupted('SIGINT', ['--jobs', jobs, '--format', 'ndjson']);
    expect({ code, end: out.at(-1) }).toEqual({ code: 130, end: '\n' });
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const messages = new Set(records.map((record) => record.messageNumber)).size;
    expect(err).toContain(`ここまでに読んだ ${messages} 通`);
  });

  test('SIGTERM leaves a document that is whole and a summary that says it is partial', async () => {
    const { code, out } = await interrupted('SIGTERM', ['--jobs', jobs, '--format', 'json']);
    const { records, summary } = JSON.parse(out);
    expect(code).toBe(143);
    expect(summary).toMatchObject({ partial: true, records: records.length });
  });
});

test('a table says that it is partial, in a file too', async () => {
  const output = join(folder, 'summary.txt');
  const child = spawn(process.execPath, ['dist/cli.js', 'scan', '-', '--jobs', '1', '--output', output], {
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {});
  // What is read while the pipe takes the next piece was taken from it before.
  await new Promise((resolve) => child.stdin.write(mailbox(400), resolve));
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(130);
  expect(readFileSync(output, 'utf8')).toMatch(/^途中で止めたため/);
});
