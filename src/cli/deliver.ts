import type { Finding } from '../output/finding.ts';
import type { Format } from '../output/format.ts';
import { createTally, type Summary, type Tally } from '../output/summary.ts';
import { chunkedSink } from './chunked-sink.ts';
import { emit } from './emit.ts';
import type { Io } from './io.ts';
import type { SharedOptions } from './shared-options.ts';
import { openSink, type Sink } from './sink.ts';

/** Writes everything to stdout, the file of `--output` or that of `--append`, and returns the totals. */
export async function deliver(
  messages: AsyncIterable<readonly Finding[]>,
  format: Format,
  { output, append }: Target,
  io: Io,
  tally: Tally = createTally(),
): Promise<Summary> {
  if (append !== undefined) return added(messages, format, append, tally);
  const target = await openSink(output, io);
  // On a terminal results and warnings are read together, each in its place.
  const isWatched = output === undefined && io.stdout.isTTY === true;
  const sink = isWatched ? target : chunkedSink(target);
  return written(messages, format, sink, tally);
}

/** Where results go: to stdout, where nothing is said. */
export type Target = Pick<SharedOptions, 'output' | 'append'>;

async function added(
  messages: AsyncIterable<readonly Finding[]>,
  format: Format,
  path: string,
  tally: Tally,
): Promise<Summary> {
  const { appendSink } = await import('./append-sink.ts');
  const target = await appendSink(path, format.begin());
  return written(messages, { ...format, begin: () => '' }, chunkedSink(target), tally);
}

async function written(
  messages: AsyncIterable<readonly Finding[]>,
  format: Format,
  sink: Sink<string>,
  tally: Tally,
): Promise<Summary> {
  try {
    const summary = await emit(messages, format, sink, tally);
    await sink.close();
    return summary;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
