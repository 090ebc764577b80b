import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { RawMessage } from '../../src/model.ts';
import { allOf } from '../../src/pieces.ts';
import { createPool, type Pool } from '../../src/scan/threads/pool.ts';

const script = fileURLToPath(new URL('faulty-worker.mjs', import.meta.url));
const message = (text: string, i: number): RawMessage => ({
  source: 'box.mbox',
  messageNumber: i + 1,
  bytes: new TextEncoder().encode(text),
  shape: 'mail',
  truncated: false,
});

let pool: Pool | null = null;
afterEach(async () => pool?.close());

/** What became of each message: its own text, or `unreadable`. */
async function run(texts: readonly string[], jobs = 2) {
  const deaths: number[] = [];
  pool = createPool({ jobs, script, heapMb: 32, onDeath: ({ messageNumber }) => deaths.push(messageNumber) });
  const diagnoses = (await pool.diagnose(texts.map(message))).flatMap(({ first }) => first);
  expect(diagnoses.map((one) => one.messageNumber)).toEqual(texts.map((_, i) => i + 1));
  expect(diagnoses.every((one) => one.source === 'box.mbox')).toBe(true);
  return { fates: diagnoses.map(({ failure }) => failure.recipient ?? failure.kind), deaths };
}

for (const fault of ['throw', 'exit', 'uncaught', 'heap'])
  test(`a worker that ends by ${fault} costs its message and no other`, async () => {
    const { fates, deaths } = await run(['a', 'b', fault, 'c', 'd']);
    expect(fates).toEqual(['a', 'b', 'unreadable', 'c', 'd']);
    expect(deaths).toEqual([3]);
  });

test('every message of a batch may be fatal', async () => {
  const { fates, deaths } = await run(['exit', 'throw', 'exit', 'uncaught'], 1);
  expect(fates).toEqual(Array(4).fill('unreadable'));
  expect(deaths.sort()).toEqual([1, 2, 3, 4]);
});

test('batches that wait while every worker dies are still done', async () => {
  pool = createPool({ jobs: 2, script });
  const waiting = pool;
  const batches = ['exit', 'exit', 'exit', 'a', 'exit', 'b', 'c'].map((text, i) =>
    waiting.diagnose([message(text, i)]),
  );
  const fates = (await Promise.all(batches))
    .flat()
    .flatMap(({ first }) => first)
    .map(({ failure }) => failure.recipient ?? failure.kind);
  expect(fates).toEqual(['unreadable', 'unreadable', 'unreadable', 'a', 'unreadable', 'b', 'c']);
});

test('a worker that cannot start is an error and no endless loop', async () => {
  pool = createPool({ jobs: 2, script: fileURLToPath(new URL('dead-worker.mjs', import.meta.url)) });
  await expect(pool.diagnose([message('a', 0)])).rejects.toThrow('never gets as far');
});

test('what a thread practises on is told by nobody, even where it ends the thread', async () => {
  const deaths: number[] = [];
  pool = createPool({ jobs: 1, script, onDeath: ({ messageNumber }) => deaths.push(messageNumber) });
  await pool.rehearse([message('exit', 0)]);
  await pool.rehearse([message('a', 0)]);
  const [found] = await pool.diagnose([message('b', 1)]);
  expect(found?.first[0]?.failure.recipient).toBe('b');
  expect(deaths).toEqual([]);
});

/** All that is said about each message. */
async function told(texts: readonly string[]) {
  const deaths: number[] = [];
  pool = createPool({ jobs: 1, script, onDeath: ({ messageNumber }) => deaths.push(messageNumber) });
  const found = await pool.diagnose(texts.map(message));
  const fates: string[][] = [];
  for (const pieces of found) fates.push((await allOf(pieces)).map(({ failure }) => failure.recipient ?? failure.kind));
  return { fates, deaths };
}

test('what does not fit into one piece comes when it is asked for, in its order', async () => {
  const { fates, deaths } = await told(['many', 'a', 'many']);
  expect(fates).toEqual([['many', 'many 1', 'many 2'], ['a'], ['many', 'many 1', 'many 2']]);
  expect(deaths).toEqual([]);
});

test('a thread that dies before it has handed over all of it costs the rest of its messages, which is said', async () => {
  const { fates, deaths } = await told(['half', 'a', 'many']);
  expect(fates).toEqual([['half', 'half 1', 'unreadable'], ['a'], ['many', 'unreadable']]);
  expect(deaths).toEqual([1, 3]);
});
