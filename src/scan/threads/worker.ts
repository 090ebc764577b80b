import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { RawMessage } from '../../model.ts';
import { createEngine } from '../../pipeline.ts';
import type { Answer, WorkerData } from './pool.ts';
import { offerRest } from './rest.ts';
import { withoutWords } from './slim.ts';

/** What runs in each thread of the pool. */
const { table, options } = workerData as WorkerData;
const engine = createEngine(table, options);

/**
 * All messages are taken apart side by side: each waits for the event loop a few times, and a turn of it costs as much
 * as parsing a small mail. `begun` tells the pool that this thread got as far as its messages.
 */
async function diagnose(messages: readonly RawMessage[], begun: Int32Array) {
  Atomics.store(begun, 0, 1);
  const answers = await Promise.all(messages.map(answerTo));
  const ports = answers.flatMap(({ rest }) => rest ?? []);
  return new workerpool.Transfer(answers, ports);
}

async function answerTo(message: RawMessage): Promise<Answer> {
  const { first, of, rest } = await engine.examine(message);
  return { first: withoutWords(first), of, rest: rest && offerRest(slimmed(rest)) };
}

async function* slimmed(rest: AsyncIterable<Parameters<typeof withoutWords>[0]>) {
  for await (const diagnoses of rest) yield withoutWords(diagnoses);
}

workerpool.worker({ diagnose });
