import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Diagnosis, RawMessage } from '../model.ts';
import type { Finding } from '../output/record/finding.ts';
import { laterPieces, type Piece } from '../output/record/piece.ts';
import { type InPieces, mapPieces } from '../pieces.ts';
import type { Engine } from '../pipeline.ts';
import { type Batch, inBatches, type Message } from './batches.ts';
import { inOrder, type Room } from './in-order.ts';
import { runsOf } from './runs.ts';
import { createPool, type Pool, type PoolOptions } from './threads/pool.ts';

/** The findings of one message, or a part of them. */
export interface ScannedMessage extends Piece {
  readonly type: 'findings';
  /** How many bytes of the input it took; 0 for what is not its first piece. */
  readonly bytes: number;
}

export interface ScanOptions extends Omit<PoolOptions, 'table'> {
  readonly engine: Engine;
  /** The table is not the built-in one. */
  readonly ownTable?: boolean;
  /** A message of so many bytes is not diagnosed in this thread, whatever `jobs` says: it shall hear signals in time. */
  readonly heavyBytes?: number;
  /** What is under way is given up; then the items never end. */
  readonly signal?: AbortSignal;
}

/** Starting threads takes as long as diagnosing about so many messages here. */
const ALONE = 192;
/** Threads have more waiting than they are at, and memory does not depend on what the messages are like. */
const roomFor = (jobs: number): Room => ({ tasks: jobs * 2 + 1, bytes: 16 * 1024 * 1024 });

/** What is known of an item of the input, and what there is to say about it besides. */
interface Told<Other> {
  readonly item: ScannedMessage | Other;
  readonly rest: AsyncIterable<ScannedMessage> | null;
}

/**
 * Diagnoses the messages among the items and lets everything else pass, in the order of the items and with the same
 * result for any number of jobs. Each message comes back exactly once, in pieces where it has very many recipients.
 */
export async function* scanItems<Other extends { readonly type: string }>(
  items: AsyncIterable<Message | Other>,
  options: ScanOptions,
): AsyncGenerator<ScannedMessage | Exclude<Other, Message>> {
  const batches = inBatches<Other>(items)[Symbol.asyncIterator]();
  const pool = poolFor(options);
  options.signal?.addEventListener('abort', () => void pool.close(), { once: true });
  let alone = options.jobs > 1 ? ALONE : Number.POSITIVE_INFINITY;
  try {
    while (alone > 0) {
      const next = await batches.next();
      if (next.done === true) return;
      alone -= next.value.type === 'messages' ? next.value.messages.length : 0;
      yield* inTurn(next.value, pool, options);
    }
    yield* inThreads({ [Symbol.asyncIterator]: () => batches }, pool, options);
  } finally {
    await batches.return(undefined);
    await pool.close();
  }
}

/** Threads are started only for those who need them. */
function poolFor({ engine, ownTable, heavyBytes: _, signal: __, ...options }: ScanOptions): Pool {
  let pool: Pool | null = null;
  const opened = (): Pool => {
    pool ??= createPool({ ...options, ...(ownTable && { table: engine.table }) });
    return pool;
  };
  return { diagnose: (messages) => opened().diagnose(messages), close: async () => pool?.close() };
}

async function* inTurn<Other>(
  batch: Batch<Other>,
  pool: Pool,
  { engine, heavyBytes = Number.POSITIVE_INFINITY }: ScanOptions,
): AsyncGenerator<ScannedMessage | Other> {
  if (batch.type === 'other') return yield batch.other;
  for (const { messages, isHeavy } of runsOf(batch.messages, heavyBytes)) {
    const results = isHeavy
      ? withTexts(await pool.diagnose(messages), engine)
      : await Promise.all(messages.map(engine.findings));
    yield* spread(messages.map((message, i) => told<never>(message, results[i] as InPieces<Finding>)));
    if (heavyBytes !== Number.POSITIVE_INFINITY) await nextTurn();
  }
}

async function* inThreads<Other>(
  batches: AsyncIterable<Batch<Other>>,
  pool: Pool,
  { engine, jobs }: ScanOptions,
): AsyncGenerator<ScannedMessage | Other> {
  const sizeOf = (batch: Batch<Other>): number => (batch.type === 'messages' ? batch.bytes : 0);
  const work = (batch: Batch<Other>): Promise<readonly Told<Other>[]> => inThread(batch, pool, engine);
  for await (const done of inOrder(batches, work, sizeOf, roomFor(jobs))) yield* spread(done);
}

async function inThread<Other>(batch: Batch<Other>, pool: Pool, engine: Engine): Promise<readonly Told<Other>[]> {
  if (batch.type === 'other') return [{ item: batch.other, rest: null }];
  const results = batch.messages.every(isRead)
    ? await Promise.all(batch.messages.map(engine.findings))
    : withTexts(await pool.diagnose(batch.messages), engine);
  return batch.messages.map((message, i) => told(message, results[i] as InPieces<Finding>));
}

/** To send what a line of a log tells to another thread costs more than to diagnose it. */
const isRead = ({ notices }: RawMessage): boolean => notices !== undefined;

const withTexts = (results: readonly InPieces<Diagnosis>[], engine: Engine): readonly InPieces<Finding>[] =>
  results.map((result) => mapPieces(result, engine.texts.finding));

function told<Other>({ bytes }: RawMessage, found: InPieces<Finding>): Told<Other> {
  const { first, of, rest } = found;
  const item: ScannedMessage = { type: 'findings', findings: first, from: 0, of, bytes: bytes.length };
  return { item, rest: rest && scanned(laterPieces(found)) };
}

async function* scanned(pieces: AsyncIterable<Piece>): AsyncGenerator<ScannedMessage> {
  for await (const piece of pieces) yield { type: 'findings', ...piece, bytes: 0 };
}

async function* spread<Other>(all: readonly Told<Other>[]): AsyncGenerator<ScannedMessage | Other> {
  for (const { item, rest } of all) {
    yield item;
    if (rest !== null) yield* rest;
  }
}
