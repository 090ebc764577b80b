import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { EndlessLine, readLines } from '../../src/cli/io/lines.ts';
import { cli } from './harness.ts';

async function* chunks(...all: readonly (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of all) yield Buffer.from(chunk as string);
}
async function lines(...all: readonly (string | Buffer)[]) {
  const found = [];
  for await (const line of readLines(chunks(...all))) found.push(line);
  return found;
}

describe('lines of a stream', () => {
  test('are numbered, and empty ones left out', async () => {
    expect((await lines('a\n\n', 'b', 'c\r\n \nd')).map(({ number, bytes }) => `${number} ${bytes}`)).toEqual([
      '1 a',
      '3 bc\r',
      '5 d',
    ]);
  });

  test('are kept so far as anybody looks, and say that they go on', async () => {
    const long = Buffer.alloc(1 << 20, 'x');
    const [first, second] = await lines(...Array<Buffer>(20).fill(long), '\nshort\n');
    expect([first?.truncated, first?.bytes.length]).toEqual([true, expect.any(Number)]);
    expect(first?.bytes.length).toBeLessThan(40_000);
    expect(second).toMatchObject({ number: 2, truncated: false });
  });

  test('end with a whole character', async () => {
    for (const before of ['', 'a', 'ab']) {
      const [line] = await lines(`${before}${'配信できません'.repeat(10_000)}\n`);
      expect(line?.bytes.toString('utf8')).not.toContain('\ufffd');
    }
  });

  test('that never end are given up', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1 << 20;
        yield Buffer.alloc(1 << 20, 'x');
      }
    }
    const reading = async () => {
      for await (const _ of readLines(endless())) expect.unreachable();
    };
    await expect(reading()).rejects.toThrow(EndlessLine);
    expect(given).toBeLessThan(80 << 20);
  });
});

describe('explain -', () => {
  test('says of a line that is too long that it was cut', async () => {
    const stdin = `550 5.1.1 <taro@example.jp>: User unknown ${'x'.repeat(100_000)}\n550 5.1.1 User unknown\n`;
    const { out } = await cli(['explain', '--format', 'ndjson', '-'], { stdin });
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ messageNumber, reason, truncated }) => [messageNumber, reason, truncated])).toEqual([
      [1, 'userunknown', true],
      [2, 'userunknown', false],
    ]);
  });

  test.skipIf(!existsSync('/dev/zero')).each([
    ['/tmp', 'フォルダーです'],
    ['/dev/zero', '改行がないまま'],
  ])('answers %s', (input, said) => {
    const line = `"${process.execPath}" dist/cli.js explain - < ${input}`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect({ status, told: stderr.includes(said), lines: stderr.trim().split('\n').length }).toEqual({
      status: 2,
      told: true,
      lines: 1,
    });
  });
});

test.skipIf(!existsSync('/dev/zero'))('rules new - takes what it needs from an input without end', () => {
  const line = `yes '550 5.2.0 mailbox hibernates until spring' | "${process.execPath}" dist/cli.js rules new -`;
  const { status, stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('mailbox hibernates until spring');
});

test('the first line is answered before the second comes', async () => {
  const child = spawn(process.execPath, ['dist/cli.js', 'explain', '--format', 'ndjson', '-']);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (who: string): Promise<string> => {
    child.stdin.write(`550 5.1.1 <${who}>: User unknown\n`);
    return JSON.parse((await lines.next()).value).recipient;
  };
  expect(await ask('taro@example.jp')).toBe('taro@example.jp');
  expect(await ask('jiro@example.jp')).toBe('jiro@example.jp');
  child.stdin.end();
  expect(await lines.next()).toMatchObject({ done: true });
});
