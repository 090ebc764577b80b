import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RawMessage } from '../model.ts';
import type { Finding } from '../output/record/finding.ts';
import { type InPieces, mapPieces } from '../pieces.ts';
import type { Engine } from '../pipeline.ts';
import { runsOf } from './runs.ts';
import { createPool, type Pool, type PoolOptions } from './threads/pool.ts';

export interface HandsOptions extends Omit<PoolOptions, 'table'> {
  readonly engine: Engine;
  /** The table is not the built-in one. */
  readonly ownTable?: boolean;
  /** A message of so many bytes is not diagnosed in this thread, whatever `jobs` says: it shall hear signals in time. */
  readonly heavyBytes?: number;
  /** Told before the first thread is started. */
  readonly onThreads?: () => void;
  /** What is under way is given up, and what waits is not begun. */
  readonly signal?: AbortSignal;
}

/** Everybody who diagnoses: this thread and those that it starts. */
export interface Hands {
  /** The findings of neighbouring messages, in their order; a heavy one comes alone. */
  findings(messages: readonly RawMessage[]): Promise<Found>;
  close(): Promise<void>;
}

type Found = readonly InPieces<Finding>[];

/** Who has fewer needs no other thread. */
const ALONE = 1024;
/** One batch that a thread is at, and one that it finds when it is through. */
const BATCHES_A_THREAD = 2;
/** Until it has answered so many it is slow, and everybody waits in the end for what it was given. */
const SLOW_BATCHES = 16;

interface Waiting {
  readonly messages: readonly RawMessage[];
  readonly begin: (found: Promise<Found>) => void;
}

/**
 * This thread diagnoses as well, wherever the others have enough to do: as many are busy as there are jobs. Nobody
 * waits for a thread that has only just started: its first messages are diagnosed here, too.
 */
export function createHands({ engine, ownTable, heavyBytes, onThreads, signal, ...options }: HandsOptions): Hands {
  const others = options.jobs - 1;
  const pool = openedLate(() => {
    if (others > 0) onThreads?.();
    return createPool({ ...options, jobs: Math.max(1, others), ...(ownTable && { table: engine.table }) });
  });
  signal?.addEventListener('abort', () => void pool.close(), { once: true });
  const waiting: Waiting[] = [];
  let [met, rehearsing, ready, away, here, answered] = [0, 0, 0, 0, 0, 0];

  const sent = async (messages: readonly RawMessage[]): Promise<Found> => {
    away++;
    const results = await pool.diagnose(messages).finally(() => away--);
    answered++;
    share();
    return results.map((result) => mapPieces(result, engine.texts.finding));
  };
  const own = async (messages: readonly RawMessage[]): Promise<Found> => {
    here++;
    const found = await diagnosed(messages, engine, heavyBytes, signal).finally(() => here--);
    share();
    return found;
  };
  const rehearse = async (messages: readonly RawMessage[]): Promise<void> => {
    rehearsing++;
    await pool.rehearse(messages);
    ready++;
    share();
  };
  const isHeavy = ([first]: readonly RawMessage[]): boolean =>
    heavyBytes !== undefined && first !== undefined && first.bytes.length >= heavyBytes;
  /** Who is free for a batch, or must take it. */
  const takerOf = ({ messages }: Waiting): typeof own | null => {
    const each = answered < others * SLOW_BATCHES ? 1 : BATCHES_A_THREAD;
    if (away < ready * each || isHeavy(messages)) return sent;
    if (here > 0) return null;
    if (met > ALONE && rehearsing < others) rehearse(messages);
    return own;
  };
  /** Gives each batch that waits to the first who is free. */
  const share = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const take = takerOf(next);
      if (take === null) return;
      waiting.shift();
      met += next.messages.length;
      next.begin(take(next.messages));
    }
  };
  return {
    findings(messages) {
      // To send what a line of a log tells to another thread costs more than to diagnose it.
      if (messages.every(isRead)) return own(messages);
      return new Promise((begin) => {
        waiting.push({ messages, begin });
        share();
      });
    },
    close: () => pool.close(),
  };
}

const isRead = ({ notices }: RawMessage): boolean => notices !== undefined;

/** Between two runs of messages there is a moment in which signals are heard. */
async function diagnosed(
  messages: readonly RawMessage[],
  engine: Engine,
  runBytes = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<Found> {
  const found: InPieces<Finding>[] = [];
  for (const run of runsOf(messages, runBytes)) {
    signal?.throwIfAborted();
    found.push(...(await engine.findingsOf(run)));
    await nextTurn();
  }
  return found;
}

/** Threads are started only for those who need them. */
function openedLate(open: () => Pool): Pool {
  let pool: Pool | null = null;
  return {
    rehearse(messages) {
      pool ??= open();
      return pool.rehearse(messages);
    },
    diagnose(messages) {
      pool ??= open();
      return pool.diagnose(messages);
    },
    close: async () => pool?.close(),
  };
}
