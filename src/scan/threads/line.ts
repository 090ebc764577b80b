import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Threads } from './threads.ts';

interface Task<T> {
  /** From 1 on. */
  readonly number: number;
  readonly content: T;
}

type Answered<A> = { readonly number: number } & ({ readonly answer: A } | { readonly error: unknown });

/** What became of a task; where there is no answer, the thread threw or ended. */
export type Outcome<A> =
  | { readonly type: 'answered'; readonly answer: A }
  /** `lost`: while it was at this task. `left`: at another one. `unstarted`: it never got as far as a task. */
  | { readonly type: 'lost' | 'left' | 'unstarted'; readonly error: unknown };

/**
 * A thread that takes one task after another. They wait at the thread and not with whoever gives them, who may be busy
 * when it is through.
 */
export interface Line<T, A> {
  ask(task: T): Promise<Outcome<A>>;
  /** Tasks without an outcome. */
  waiting(): number;
}

/** `onEnd`: the thread is gone, and nothing more is to be asked of it. */
export function openLine<T, A>(threads: Threads, onEnd: () => void): Line<T, A> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  /** The number of the task that the thread is at, or was at last. */
  const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const asked = new Map<number, (outcome: Outcome<A>) => void>();
  let last = 0;

  const tell = (number: number, outcome: Outcome<A>): void => {
    asked.get(number)?.(outcome);
    asked.delete(number);
  };
  const end = (error: unknown): void => {
    onEnd();
    ours.close();
    const current = Atomics.load(at, 0);
    const fate = current === 0 ? 'unstarted' : 'left';
    for (const number of [...asked.keys()]) tell(number, { type: number === current ? 'lost' : fate, error });
  };
  ours.on('message', ({ number, ...said }: Answered<A>) =>
    tell(number, 'error' in said ? { type: 'lost', error: said.error } : { type: 'answered', answer: said.answer }),
  );
  threads.call('serve', [theirs, at], { transfer: [theirs] }).then(end, end);
  return {
    ask: (content) =>
      new Promise((resolve) => {
        asked.set(++last, resolve);
        ours.postMessage({ number: last, content } satisfies Task<T>);
      }),
    waiting: () => asked.size,
  };
}

/** An answer, and the ports in it. */
export interface Sending<A> {
  readonly answer: A;
  readonly transfer: readonly MessagePort[];
}

/** The other side, as long as the thread lives. */
export function serveLine<T, A>(
  line: MessagePort,
  at: Int32Array,
  work: (task: T) => Promise<Sending<A>>,
): Promise<never> {
  const done = async ({ number, content }: Task<T>): Promise<void> => {
    Atomics.store(at, 0, number);
    try {
      const { answer, transfer } = await work(content);
      line.postMessage({ number, answer } satisfies Answered<A>, transfer);
    } catch (error) {
      line.postMessage({ number, error } satisfies Answered<A>);
    }
  };
  let last = Promise.resolve();
  line.on('message', (task: Task<T>) => {
    // One that waits for something is not overtaken: it would be taken for the one that ended the thread.
    last = last.then(() => done(task));
  });
  return new Promise(() => {});
}
