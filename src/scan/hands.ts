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

/** A thread takes as long to come up to speed as this one for so many messages. */
const ALONE = 384;
/** One batch that a thread is at, and one that waits for it. */
const BATCHES_A_THREAD = 2;

/**
 * This thread diagnoses as well, wherever the others have enough to do: so one more is never slower than none, and as
 * many are busy as there are jobs.
 */
export function createHands({ engine, ownTable, heavyBytes, signal, ...options }: HandsOptions): Hands {
  const others = options.jobs - 1;
  const pool = openedLate(() =>
    createPool({ ...options, jobs: Math.max(1, others), ...(ownTable && { table: engine.table }) }),
  );
  const own = createOwnHands(engine, heavyBytes, signal);
  signal?.addEventListener('abort', () => void pool.close(), { once: true });
  let [met, away] = [0, 0];
  const sent = async (messages: readonly RawMessage[]): Promise<Found> => {
    away++;
    try {
      const results = await pool.diagnose(messages);
      return results.map((result) => mapPieces(result, engine.texts.finding));
    } finally {
      away--;
    }
  };
  return {
    findings(messages) {
      // To send what a line of a log tells to another thread costs more than to diagnose it.
      if (messages.every(isRead)) return own(messages);
      met += messages.length;
      const isHeavy = heavyBytes !== undefined && (messages[0]?.bytes.length ?? 0) >= heavyBytes;
      const isWanted = met > ALONE && away < others * BATCHES_A_THREAD;
      return isHeavy || isWanted ? sent(messages) : own(messages);
    },
    close: () => pool.close(),
  };
}

const isRead = ({ notices }: RawMessage): boolean => notices !== undefined;

/** One batch after the other, and between two runs of messages a moment in which signals are heard. */
function createOwnHands(engine: Engine, runBytes = Number.POSITIVE_INFINITY, signal?: AbortSignal): Hands['findings'] {
  let before: Promise<unknown> = Promise.resolve();
  const diagnosed = async (messages: readonly RawMessage[]): Promise<Found> => {
    const found: InPieces<Finding>[] = [];
    for (const run of runsOf(messages, runBytes)) {
      signal?.throwIfAborted();
      found.push(...(await engine.findingsOf(run)));
      await nextTurn();
    }
    return found;
  };
  return (messages) => {
    const mine = before.then(() => diagnosed(messages));
    before = mine.catch(() => {});
    return mine;
  };
}

/** Threads are started only for those who need them. */
function openedLate(open: () => Pool): Pool {
  let pool: Pool | null = null;
  return {
    diagnose(messages) {
      pool ??= open();
      return pool.diagnose(messages);
    },
    close: async () => pool?.close(),
  };
}
