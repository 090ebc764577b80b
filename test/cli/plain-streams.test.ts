import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../src/cli/io/io.ts';
import { isPlain, plainInput, plainOutput } from '../../src/cli/start/plain-streams.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = () => expect.unreachable('the stream is not needed');
const LONG = Buffer.from(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));

async function everything(input: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const written = (output: Output, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    output.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

describe('a file', () => {
  test('is read to its end, and written whole', async () => {
    const path = join(folder, 'file');
    const [to, from] = [openSync(path, 'w'), openSync(path, 'r')];
    const output = plainOutput(to, never);
    await written(output, LONG);
    await written(output, Buffer.from('終'));
    expect(isPlain(from)).toBe(true);
    expect((await everything(plainInput(from, never))).toString()).toBe(`${LONG}終`);
    for (const fd of [to, from]) closeSync(fd);
  });

  test('that cannot be read or written tells why', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'x');
    const fd = openSync(path, 'r');
    await expect(written(plainOutput(fd, never), LONG)).rejects.toMatchObject({ code: 'EBADF' });
    closeSync(fd);
    const directory = openSync(folder, 'r');
    await expect(everything(plainInput(directory, never))).rejects.toMatchObject({ code: 'EISDIR' });
    closeSync(directory);
  });
});

test('a device is none', () => {
  const fd = openSync('/dev/null', 'r');
  const stream = new Socket();
  expect(isPlain(fd)).toBe(false);
  expect(plainInput(fd, () => stream)).toBe(stream);
  closeSync(fd);
});

describe.skipIf(process.platform !== 'linux')('a pipe', () => {
  const opened = (flags: number): number => openSync(join(folder, 'pipe'), flags);
  let [from, to] = [-1, -1];
  beforeEach(() => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const both = opened(constants.O_RDWR);
    [from, to] = [opened(constants.O_RDONLY), opened(constants.O_WRONLY)];
    closeSync(both);
  });

  test('whose writer is through is read without a stream', async () => {
    writeFileSync(to, '550 5.1.1');
    closeSync(to);
    expect(isPlain(from)).toBe(true);
    expect((await everything(plainInput(from, never))).toString()).toBe('550 5.1.1');
    closeSync(from);
  });

  test('that has more to come is read on by the stream, from where it stopped', async () => {
    writeFileSync(to, 'first ');
    let streams = 0;
    const input = plainInput(from, () => {
      streams += 1;
      // Only now, when all that there was has been read.
      writeFileSync(to, 'second');
      closeSync(to);
      return new Socket({ fd: from, writable: false });
    });
    expect((await everything(input)).toString()).toBe('first second');
    expect(streams).toBe(1);
  });
});

/** Somebody else opened these pipes, and so that nothing waits for them. */
describe.skipIf(process.platform === 'win32')('a pipe that does not wait', () => {
  const opened = (flags: number): number => openSync(join(folder, 'pipe'), flags | constants.O_NONBLOCK);
  beforeEach(() => execFileSync('mkfifo', [join(folder, 'pipe')]));

  test('is written to when there is room, and all in its order', async () => {
    const from = opened(constants.O_RDONLY);
    const to = opened(constants.O_WRONLY);
    let streams = 0;
    const output = plainOutput(to, () => {
      streams += 1;
      return new Socket({ fd: to, readable: false });
    });
    const [first, second] = [LONG.subarray(0, 300_000), LONG.subarray(300_000)];
    const writing = written(output, first).then(() => written(output, second));
    // The pipe is full: Node's stream goes on.
    await vi.waitUntil(() => streams === 1, { timeout: 10_000 });
    const rest = everything(new Socket({ fd: from, writable: false }));
    await writing;
    expect(streams).toBe(1);
    closeSync(to);
    expect((await rest).equals(LONG)).toBe(true);
  });
});
