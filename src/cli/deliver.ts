import type { Finding } from '../output/finding.ts';
import type { Format } from '../output/format.ts';
import { createTally, type Summary, type Tally } from '../output/summary.ts';
import { chunkedSink } from './chunked-sink.ts';
import { emit } from './emit.ts';
import type { Io } from './io.ts';
import { openSink } from './sink.ts';

/** Writes everything to stdout or the file of `--output`, and returns the totals. */
export async function deliver(
  messages: AsyncIterable<readonly Finding[]>,
  format: Format,
  output: string | undefined,
  io: Io,
  tally: Tally = createTally(),
): Promise<Summary> {
  const target = await openSink(output, io);
  // On a terminal results and warnings are read together, each in its place.
  const isWatched = output === undefined && io.stdout.isTTY === true;
  const sink = isWatched ? target : chunkedSink(target);
  try {
    const summary = await emit(messages, format, sink, tally);
    await sink.close();
    return summary;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
