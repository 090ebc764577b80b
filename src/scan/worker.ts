import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Diagnosis, RawMessage } from '../model.ts';
import { createEngine } from '../pipeline.ts';
import type { WorkerData } from './pool.ts';
import { withoutWords } from './slim.ts';

/** What runs in each thread of the pool. */
const { table, options } = workerData as WorkerData;
const engine = createEngine(table, options);

/** `cursor` tells which message is being looked at: if this thread dies, the pool reads there which one it was. */
async function diagnose(
  messages: readonly RawMessage[],
  cursor: Int32Array,
): Promise<readonly (readonly Diagnosis[])[]> {
  const results: (readonly Diagnosis[])[] = [];
  for (const [index, message] of messages.entries()) {
    Atomics.store(cursor, 0, index);
    results.push(withoutWords(await engine.examine(message)));
  }
  return results;
}

workerpool.worker({ diagnose });
