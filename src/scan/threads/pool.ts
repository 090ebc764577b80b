import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Where } from '../../diagnose/diagnose.ts';
import type { Diagnosis, RawMessage } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package/root.ts';
import type { InPieces } from '../../pieces.ts';
import { type EngineOptions, unreadable } from '../../pipeline.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { type Line, openLine } from './line.ts';
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
  /** The worker's file; it serves a line of messages. */
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
  /** Lets a thread that was not started yet, as long as there is one, practise on messages that somebody else diagnoses. */
  rehearse(messages: readonly RawMessage[]): Promise<void>;
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
  const lines = new Set<Line<readonly RawMessage[], readonly Answer[]>>();
  let closed = false;

  const opened = () => {
    const line = openLine<readonly RawMessage[], readonly Answer[]>(threads, () => lines.delete(line));
    lines.add(line);
    return line;
  };
  const leastBusy = () => {
    const [first] = [...lines].sort((a, b) => a.waiting() - b.waiting());
    return first !== undefined && (first.waiting() === 0 || lines.size === jobs) ? first : opened();
  };

  const diagnose = async (messages: readonly RawMessage[], starts = 1): Promise<Diagnoses> => {
    if (closed) throw new Error('nobody is there any more');
    const outcome = await leastBusy().ask(messages);
    if (outcome.type === 'answered') return diagnosesOf(outcome.answer, messages);
    if (closed || (outcome.type === 'unstarted' && starts >= MOST_STARTS)) throw outcome.error;
    if (outcome.type === 'lost') return afterDeath(messages);
    return diagnose(messages, outcome.type === 'unstarted' ? starts + 1 : starts);
  };

  const diagnosesOf = (answers: readonly Answer[], messages: readonly RawMessage[]): Diagnoses =>
    answers.map(({ rest, ...answer }, i) => ({ ...answer, rest: rest && restOf(rest, messages[i] as Where) }));

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
    async rehearse(messages) {
      await leastBusy().ask(messages);
    },
    diagnose: (messages) => diagnose(messages),
    async close() {
      closed = true;
      await threads.close();
    },
  };
}

const builtInWorker = (): string => join(PACKAGE_ROOT, 'dist/scan/worker.js');
