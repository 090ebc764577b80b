import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/index.ts';
import { sized } from '../sizes.ts';
import { BOUNCE, cli, THREE_RECIPIENTS } from './harness.ts';

const base64 = (path: string): string => readFileSync(path).toString('base64');
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('each line has one answer, with its id and the records that the library gives', async () => {
  const asked = [
    { id: 'one', raw: base64(BOUNCE) },
    { id: 2, raw: base64(THREE_RECIPIENTS) },
    { id: 3, text: '550 5.1.1 <taro@example.net>: User unknown' },
    { text: 'こんにちは' },
  ];
  const { code, out, err } = await cli(['stream'], { stdin: asked.map((it) => `${JSON.stringify(it)}\n`).join('') });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(lines(out)).toEqual([
    { schema: 1, id: 'one', records: await diagnose(readFileSync(BOUNCE)) },
    { schema: 1, id: 2, records: await diagnose(readFileSync(THREE_RECIPIENTS)) },
    { schema: 1, id: 3, records: await diagnose('550 5.1.1 <taro@example.net>: User unknown') },
    { schema: 1, id: null, records: await diagnose('こんにちは') },
  ]);
  expect(lines(out)[1].records).toHaveLength(3);
});

test('what cannot be read is answered in its place, and the others go on', async () => {
  const pdf = Buffer.from('%PDF-1.7 x').toString('base64');
  const stdin = [
    'nonsense',
    `{"id":7,"raw":"${pdf}"}`,
    '{"id":8,"raw":""}',
    '{"id":9,"text":"550 User unknown"}',
    '{"id":10}',
  ].join('\n');
  const { code, out } = await cli(['stream'], { stdin });
  const answers = lines(out);
  expect(code).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual([null, 7, 8, 9, 10]);
  expect(answers.map(({ error }) => error ?? null)).toEqual([
    expect.stringContaining('JSON として読めません'),
    expect.stringContaining('(PDF)'),
    expect.stringContaining('中身がありません'),
    null,
    expect.stringContaining('どちらか1つ'),
  ]);
});

test('thousands of lines are answered completely and in order', async () => {
  const length = sized(10_000);
  const stdin = Array.from(
    { length },
    (_, i) => `{"id":${i},"text":"550 5.1.1 <u${i}@example.net>: User unknown"}\n`,
  ).join('');
  const { code, out } = await cli(['stream'], { stdin });
  expect(code).toBe(0);
  const answers = lines(out);
  expect(answers.map(({ id }) => id)).toEqual(Array.from({ length }, (_, i) => i));
  expect(answers.every(({ id, records }) => records[0].recipient === `u${id}@example.net`)).toBe(true);
});

test('--explain tells why', async () => {
  const { out } = await cli(['stream', '--explain'], { stdin: '{"id":1,"text":"550 User unknown"}\n' });
  expect(lines(out)[0].records[0].explain.decidedBy).toBe('said');
});

/** The built command, asked line by line. */
function started() {
  const child = spawn(process.execPath, ['dist/cli.js', 'stream'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, next: async () => JSON.parse((await answers.next()).value) };
}

test('a line is answered before the next is asked, and at the end of the input the command ends', async () => {
  const { child, ended, next } = started();
  for (const id of [1, 2, 3]) {
    child.stdin.write(`{"id":${id},"text":"550 User unknown"}\n`);
    expect((await next()).id).toBe(id);
  }
  child.stdin.end();
  expect(await ended).toBe(0);
});

test('a signal ends it, though nobody has closed its input', async () => {
  const { child, ended, next } = started();
  child.stdin.write('{"id":1,"text":"550 User unknown"}\n');
  await next();
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
});
