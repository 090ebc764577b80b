import type { Format } from '../../output/format/format.ts';
import type { Piece } from '../../output/record/piece.ts';
import { createTally, type Summary, type Tally } from '../../tally/summary.ts';
import { chunkedSink } from '../io/chunked-sink.ts';
import { emit } from '../io/emit.ts';
import type { Io } from '../io/io.ts';
import { openSink } from '../io/sink.ts';
import type { Sink, Target } from '../io/target.ts';
import type { SharedOptions } from './shared-options.ts';

/** Where results go: to stdout, where nothing is said; `--append` is a file that others add to as well. */
export type Destination = Target & Pick<SharedOptions, 'append'>;

/**
 * Writes everything to where it is to go, and returns the totals. Where the messages end in a mistake of ours, it is
 * thrown behind what came before.
 */
export async function deliver(
  messages: AsyncIterable<Piece>,
  format: Format,
  { append, ...target }: Destination,
  io: Io,
  tally: Tally = createTally(),
): Promise<Summary> {
  if (append !== undefined) return added(messages, format, append, tally);
  const opened = await openSink(target, io);
  // On a terminal results and warnings are read together, each in its place.
  const isWatched = target.output === undefined && io.stdout.isTTY === true;
  return written(messages, format, isWatched ? opened : chunkedSink(opened), tally);
}

async function added(messages: AsyncIterable<Piece>, format: Format, path: string, tally: Tally): Promise<Summary> {
  const { appendSink } = await import('../io/append-sink.ts');
  const target = await appendSink(path, format.begin());
  return written(messages, { ...format, begin: () => '' }, chunkedSink(target), tally);
}

async function written(
  messages: AsyncIterable<Piece>,
  format: Format,
  sink: Sink<string>,
  tally: Tally,
): Promise<Summary> {
  try {
    const { summary, rethrow } = await emit(messages, format, sink, tally);
    await sink.close();
    rethrow();
    return summary;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
