import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Diagnosis, RawMessage } from '../../model.ts';
import type { InPieces } from '../../pieces.ts';
import { createEngine } from '../../pipeline.ts';
import { runsOf } from '../runs.ts';
import type { Answer, WorkerData } from './pool.ts';
import { offerRest } from './rest.ts';
import { withoutWords } from './slim.ts';

/** What runs in each thread of the pool. */
const { table, options } = workerData as WorkerData;
const engine = createEngine(table, options);

/** `begun` tells the pool that this thread got as far as its messages. */
async function diagnose(messages: readonly RawMessage[], begun: Int32Array) {
  Atomics.store(begun, 0, 1);
  const answers: Answer[] = [];
  for (const run of runsOf(messages)) answers.push(...(await engine.examine(run)).map(toAnswer));
  const ports = answers.flatMap(({ rest }) => rest ?? []);
  return new workerpool.Transfer(answers, ports);
}

const toAnswer = ({ first, of, rest }: InPieces<Diagnosis>): Answer => ({
  first: withoutWords(first),
  of,
  rest: rest && offerRest(slimmed(rest)),
});

async function* slimmed(rest: AsyncIterable<Parameters<typeof withoutWords>[0]>) {
  for await (const diagnoses of rest) yield withoutWords(diagnoses);
}

workerpool.worker({ diagnose });
