import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mailbox } from '../scan/mailbox.ts';

const MESSAGES = 300;
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const box = join(folder, 'box.mbox');
writeFileSync(box, mailbox(MESSAGES));

function scan(...argv: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'scan', ...argv], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('records and summary are the same bytes for any number of jobs, and every message is in them', () => {
  const [one = '', two, three] = ['1', '2', '3'].map((jobs) => scan('--jobs', jobs, '--format', 'ndjson', box));
  expect(one.length).toBeGreaterThan(1000);
  expect(two === one && three === one).toBe(true);
  const [alone, shared] = ['1', '2'].map((jobs) => scan('--jobs', jobs, '--format', 'json', box));
  expect(shared === alone).toBe(true);
  const numbers = one
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { messageNumber: number }).messageNumber);
  expect([...new Set(numbers)]).toEqual(Array.from({ length: MESSAGES }, (_, i) => i + 1));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

test('explanations come out of threads as they come out of one', () => {
  const [one, two] = ['1', '2'].map((jobs) => scan('--jobs', jobs, '--explain', '--format', 'ndjson', box));
  expect(one).toContain('"explain"');
  expect(two === one).toBe(true);
});

test('records of two halves give the summary of the whole', () => {
  const lines = scan('--format', 'ndjson', box).split('\n');
  // Between two messages, as a shard ends.
  const middle = lines.findIndex((line) => line.includes('"messageNumber":150,'));
  const halves = [lines.slice(0, middle), lines.slice(middle, -1)].map((half, i) => {
    const path = join(folder, `half-${i}.ndjson`);
    writeFileSync(path, half.map((line) => `${line}\n`).join(''));
    return path;
  });
  expect(scan(...halves)).toBe(scan(box));
  expect(scan('--by', 'recipient', ...halves)).toBe(scan('--by', 'recipient', box));
});

test('messages in an mbox of one-message shards are not taken for one', () => {
  const [first = '', second = ''] = scan('--format', 'ndjson', box).split('\n');
  const shards = join(folder, 'shards.ndjson');
  writeFileSync(
    shards,
    [first, second, second].map((line) => `${line.replace(/"messageNumber":\d+/, '"messageNumber":1')}\n`).join(''),
  );
  expect(JSON.parse(scan('--keep-duplicates', '--format', 'json', shards)).summary.messages).toBe(3);
});
