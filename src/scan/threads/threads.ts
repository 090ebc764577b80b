import type { MessagePort } from 'node:worker_threads';
import workerpool from 'workerpool';

export interface ThreadOptions {
  /** The file that each thread runs; it registers its methods with workerpool. */
  readonly script: string;
  readonly most: number;
  /** What a thread finds as its `workerData`. */
  readonly data: unknown;
  /** Heap of each thread; one that needs more ends, and not the machine. */
  readonly heapMb: number;
  /** Threads that are started before there is anything to do. */
  readonly ready?: number;
}

export interface Calling {
  /** From the moment that a thread takes it on; then that thread is ended. */
  readonly milliseconds?: number;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Of the arguments, what the thread alone has from then on. */
  readonly transfer?: readonly MessagePort[];
}

/** Threads that are started when they are needed and replaced when they die. */
export interface Threads {
  /** Rejects where the method throws, and where its thread was ended or died. */
  call<T>(method: string, args: readonly unknown[], calling?: Calling): Promise<T>;
  close(): Promise<void>;
}

/** Half of what V8 takes by itself: with less, threads collect garbage all the time; with more, they keep it. */
const YOUNG_MB = 24;
/** A thread that is busy is not asked twice to end. */
const TERMINATE_MS = 50;
/** workerpool waits without end for a thread that ended by itself while it had nothing to do. */
const CLOSE_MS = 200;

export function createThreads({ script, most, data, heapMb, ready = 0 }: ThreadOptions): Threads {
  const pool = workerpool.pool(script, {
    workerType: 'thread',
    maxWorkers: most,
    minWorkers: ready,
    workerTerminateTimeout: TERMINATE_MS,
    workerThreadOpts: {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    },
  });
  let [unanswered, closed] = [0, false];
  /** workerpool looks into its queue only when something happens, and the death of a worker is nothing to it. */
  const wake = (): void => {
    if (unanswered > 0 && !closed) pool.exec('methods', []).catch(wake);
  };
  return {
    async call(method, args, { milliseconds, signal, transfer = [] } = {}) {
      const called = pool.exec(method, [...args], { transfer: [...transfer] });
      const cancel = () => void called.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      unanswered++;
      try {
        return await (milliseconds === undefined ? called : called.timeout(milliseconds));
      } catch (error) {
        // The caller may ask again, and what it asks then does not need waking.
        setImmediate(wake);
        throw error;
      } finally {
        unanswered--;
        signal?.removeEventListener('abort', cancel);
      }
    },
    async close() {
      closed = true;
      await pool.terminate(true, CLOSE_MS).catch(() => {});
    },
  };
}
