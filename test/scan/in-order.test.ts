import { expect, test } from 'vitest';
import { inOrder } from '../../src/scan/in-order.ts';

interface Task {
  readonly id: number;
  readonly size: number;
  finish(): void;
  readonly done: Promise<number>;
}

function makeTasks(sizes: readonly number[]) {
  const begun: number[] = [];
  const tasks = sizes.map((size, id): Task => {
    let finish = () => {};
    const done = new Promise<number>((resolve) => {
      finish = () => resolve(id);
    });
    return { id, size, finish, done };
  });
  async function* source() {
    yield* tasks;
  }
  const run = ({ id, done }: Task): Promise<number> => {
    begun.push(id);
    return done;
  };
  return {
    tasks,
    begun,
    start: (room: { tasks: number; bytes: number }) => inOrder(source(), run, (t) => t.size, room),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('results come in the order of the tasks, whichever ends first', async () => {
  const { tasks, start } = makeTasks([1, 1, 1, 1]);
  for (const task of [...tasks].reverse()) task.finish();
  expect(await all(start({ tasks: 3, bytes: 100 }))).toEqual([0, 1, 2, 3]);
});

test('no more tasks are begun than there is room for', async () => {
  const { tasks, begun, start } = makeTasks([1, 1, 1, 1]);
  const results = start({ tasks: 2, bytes: 100 });
  const first = results.next();
  await settle();
  expect(begun).toEqual([0, 1]);
  tasks[0]?.finish();
  expect(await first).toEqual({ done: false, value: 0 });
  expect(begun).toEqual([0, 1]);
});

test('bytes under way are bounded, and what is larger than the bound goes alone', async () => {
  const { tasks, begun, start } = makeTasks([60, 500, 30]);
  const results = start({ tasks: 10, bytes: 100 });
  const first = results.next();
  await settle();
  expect(begun).toEqual([0]);
  for (const task of tasks) task.finish();
  await first;
  await results.next();
  expect(begun).toEqual([0, 1]);
  await results.next();
  expect(begun).toEqual([0, 1, 2]);
});

test('a result does not wait for a source that waits itself, nor does the end', async () => {
  let isClosed = false;
  async function* source() {
    try {
      yield 1;
      await new Promise(() => {});
    } finally {
      isClosed = true;
    }
  }
  const results = inOrder(
    source(),
    async (n) => n,
    () => 1,
    { tasks: 3, bytes: 10 },
  );
  expect(await results.next()).toEqual({ done: false, value: 1 });
  expect(await results.return(undefined)).toEqual({ done: true, value: undefined });
  expect(isClosed).toBe(false);
});

test('a failed task is thrown where its result would stand', async () => {
  async function* source() {
    yield* [1, 2, 3];
  }
  const run = async (n: number) => {
    if (n === 2) throw new Error('two');
    return n;
  };
  const results = inOrder(source(), run, () => 1, { tasks: 3, bytes: 10 });
  expect((await results.next()).value).toBe(1);
  await expect(results.next()).rejects.toThrow('two');
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
