import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Diagnosis, RawMessage } from '../model.ts';
import { createEngine } from '../pipeline.ts';
import type { WorkerData } from './pool.ts';
import { withoutWords } from './slim.ts';

/** What runs in each thread of the pool. */
const { table, options } = workerData as WorkerData;
const engine = createEngine(table, options);

/**
 * All messages are taken apart side by side: each waits for the event loop a few times, and a turn of it costs as much
 * as parsing a small mail. `begun` tells the pool that this thread got as far as its messages.
 */
async function diagnose(
  messages: readonly RawMessage[],
  begun: Int32Array,
): Promise<readonly (readonly Diagnosis[])[]> {
  Atomics.store(begun, 0, 1);
  const results = await Promise.all(messages.map(engine.examine));
  return results.map(withoutWords);
}

workerpool.worker({ diagnose });
