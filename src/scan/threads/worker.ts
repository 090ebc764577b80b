import { type MessagePort, workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Diagnosis, RawMessage } from '../../model.ts';
import type { InPieces } from '../../pieces.ts';
import { createEngine } from '../../pipeline.ts';
import { serveLine } from './line.ts';
import type { Answer, WorkerData } from './pool.ts';
import { offerRest } from './rest.ts';
import { withoutWords } from './slim.ts';

/** What runs in each thread of the pool. */
const { table, options } = workerData as WorkerData;
const engine = createEngine(table, options);

async function diagnose(messages: readonly RawMessage[]) {
  const answer = (await engine.examine(messages)).map(toAnswer);
  return { answer, transfer: answer.flatMap(({ rest }) => rest ?? []) };
}

const toAnswer = ({ first, of, rest }: InPieces<Diagnosis>): Answer => ({
  first: withoutWords(first),
  of,
  rest: rest && offerRest(slimmed(rest)),
});

async function* slimmed(rest: AsyncIterable<Parameters<typeof withoutWords>[0]>) {
  for await (const diagnoses of rest) yield withoutWords(diagnoses);
}

workerpool.worker({ serve: (line: MessagePort, at: Int32Array) => serveLine(line, at, diagnose) });
