import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Where } from '../../diagnose/diagnose.ts';
import type { Diagnosis, RawMessage } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package/root.ts';
import type { InPieces } from '../../pieces.ts';
import { type EngineOptions, unreadable } from '../../pipeline.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { takeRest } from './rest.ts';
import { createThreads } from './threads.ts';

/** What a worker needs to know before its first message. */
export interface WorkerData {
  /** The built-in table where nothing is given. */
  readonly table?: CompiledTable;
  readonly options?: EngineOptions;
}

export interface PoolOptions extends WorkerData {
  readonly jobs: number;
  /** The worker's file; it answers `diagnose(messages, begun)`. */
  readonly script?: string;
  /** Heap of each thread; the default is far more than any message needs. */
  readonly heapMb?: number;
  /** Told which message a worker died on; it becomes a diagnosis of kind `unreadable`. */
  readonly onDeath?: (message: Where) => void;
}

/** What a thread answers about one message; the port hands over what does not fit into one piece. */
export interface Answer extends Omit<InPieces<Diagnosis>, 'rest'> {
  readonly rest: MessagePort | null;
}

/** Threads that diagnose. Every message given comes back, whatever happens to the thread that had it. */
export interface Pool {
  /** The diagnoses of each message, in the order given. */
  diagnose(messages: readonly RawMessage[]): Promise<Diagnoses>;
  close(): Promise<void>;
}

type Diagnoses = readonly InPieces<Diagnosis>[];

/** Far more than any message needs; one that does not fit shall end its thread and not the machine. */
const HEAP_MB = 1024;
/** A thread that dies before it has begun did not die of a message. */
const MOST_STARTS = 3;

export function createPool({ jobs, script, onDeath, table, options, heapMb = HEAP_MB }: PoolOptions): Pool {
  const data: WorkerData = { ...(table && { table }), ...(options && { options }) };
  const threads = createThreads({ script: script ?? builtInWorker(), most: jobs, data, heapMb });
  let closed = false;

  const diagnose = async (messages: readonly RawMessage[], starts = 1): Promise<Diagnoses> => {
    if (messages.length === 0) return [];
    const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    try {
      return await answersOn(messages, begun);
    } catch (error) {
      const hasBegun = Atomics.load(begun, 0) !== 0;
      if (closed || (!hasBegun && starts >= MOST_STARTS)) throw error;
      return hasBegun ? afterDeath(messages) : diagnose(messages, starts + 1);
    }
  };

  const answersOn = async (messages: readonly RawMessage[], begun: Int32Array): Promise<Diagnoses> => {
    const answers = await threads.call<readonly Answer[]>('diagnose', [messages, begun]);
    return answers.map(({ rest, ...answer }, i) => ({ ...answer, rest: rest && restOf(rest, messages[i] as Where) }));
  };

  /** Which message a thread died on shows when each is tried alone. */
  const afterDeath = async (messages: readonly RawMessage[]): Promise<Diagnoses> => {
    const [first, ...others] = messages as readonly [RawMessage, ...RawMessage[]];
    if (others.length > 0) return (await Promise.all(messages.map((message) => diagnose([message])))).flat();
    onDeath?.(first);
    return [{ first: [unreadable(first, 'stopped')], of: 1, rest: null }];
  };

  const restOf = (
    port: MessagePort,
    { source, messageNumber, truncated }: Where,
  ): AsyncIterable<readonly Diagnosis[]> => orUnreadable(takeRest(port), { source, messageNumber, truncated });

  async function* orUnreadable(rest: AsyncIterable<readonly Diagnosis[]>, where: Where) {
    try {
      yield* rest;
    } catch (error) {
      if (closed) throw error;
      onDeath?.(where);
      yield [unreadable(where, 'stopped')];
    }
  }

  return {
    diagnose: (messages) => diagnose(messages),
    async close() {
      closed = true;
      await threads.close();
    },
  };
}

const builtInWorker = (): string => join(PACKAGE_ROOT, 'dist/scan/worker.js');
