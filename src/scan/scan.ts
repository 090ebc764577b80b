import type { Finding } from '../output/finding.ts';
import { type Engine, unreadable } from '../pipeline.ts';
import { type Batch, inBatches, type Message } from './batches.ts';
import { inOrder, type Room } from './in-order.ts';
import { createPool, type Pool, type PoolOptions } from './pool.ts';

/** All findings of one message. */
export interface ScannedMessage {
  readonly type: 'findings';
  readonly findings: readonly Finding[];
  /** How many bytes of the input it took. */
  readonly bytes: number;
}

export interface ScanOptions extends Omit<PoolOptions, 'table'> {
  readonly engine: Engine;
  /** The table is not the built-in one. */
  readonly ownTable?: boolean;
}

/** Starting threads takes as long as diagnosing about so many messages here. */
const ALONE = 192;
/** Threads have more waiting than they are at, and memory does not depend on what the messages are like. */
const roomFor = (jobs: number): Room => ({ tasks: jobs * 2 + 1, bytes: 16 * 1024 * 1024 });

/**
 * Diagnoses the messages among the items and lets everything else pass, in the order of the items and with the same
 * result for any number of jobs. Each message comes back exactly once.
 */
export async function* scanItems<Other extends { readonly type: string }>(
  items: AsyncIterable<Message | Other>,
  options: ScanOptions,
): AsyncGenerator<ScannedMessage | Exclude<Other, Message>> {
  const batches = inBatches<Other>(items)[Symbol.asyncIterator]();
  let alone = options.jobs > 1 ? ALONE : Number.POSITIVE_INFINITY;
  try {
    while (alone > 0) {
      const next = await batches.next();
      if (next.done === true) return;
      alone -= next.value.type === 'messages' ? next.value.messages.length : 0;
      yield* inProcess(next.value, options.engine);
    }
    yield* inThreads({ [Symbol.asyncIterator]: () => batches }, options);
  } finally {
    await batches.return(undefined);
  }
}

async function* inProcess<Other>(batch: Batch<Other>, engine: Engine): AsyncGenerator<ScannedMessage | Other> {
  if (batch.type === 'other') return yield batch.other;
  const results = await Promise.all(batch.messages.map(engine.diagnose));
  for (const [i, findings] of results.entries())
    yield { type: 'findings', findings, bytes: batch.messages[i]?.bytes.length ?? 0 };
}

async function* inThreads<Other>(
  batches: AsyncIterable<Batch<Other>>,
  { engine, ownTable, ...options }: ScanOptions,
): AsyncGenerator<ScannedMessage | Other> {
  const pool = createPool({ ...options, ...(ownTable && { table: engine.table }) });
  const sizeOf = (batch: Batch<Other>): number => (batch.type === 'messages' ? batch.bytes : 0);
  try {
    for await (const done of inOrder(batches, (batch) => work(batch, pool, engine), sizeOf, roomFor(options.jobs)))
      yield* done;
  } finally {
    await pool.close();
  }
}

async function work<Other>(batch: Batch<Other>, pool: Pool, engine: Engine): Promise<(ScannedMessage | Other)[]> {
  if (batch.type === 'other') return [batch.other];
  const results = await pool.diagnose(batch.messages);
  return batch.messages.map((message, i) => ({
    type: 'findings',
    findings: (results[i] ?? [unreadable(message)]).map((diagnosis) => engine.texts.finding(diagnosis)),
    bytes: message.bytes.length,
  }));
}
