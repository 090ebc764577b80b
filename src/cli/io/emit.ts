import { guard } from '../../input/bytes/chunks.ts';
import type { Format } from '../../output/format/format.ts';
import { gathered, isWhole, type Piece } from '../../output/record/piece.ts';
import type { Summary, Tally } from '../../tally/summary.ts';
import type { Sink } from './target.ts';

export interface Emitted {
  readonly summary: Summary;
  /** @throws what the messages threw, if they did; what came before it is written. */
  readonly rethrow: () => void;
}

/** Writes messages as they come. */
export async function emit(
  pieces: AsyncIterable<Piece>,
  format: Format,
  sink: Sink<string>,
  tally: Tally,
): Promise<Emitted> {
  const guarded = guard(format.together === undefined ? pieces : gathered(pieces, format.together));
  let first: Piece | null = null;
  let isFirst = true;
  const write = (piece: Piece, alone: boolean): Promise<void> =>
    sink.write(format.message(piece.findings, { alone, from: piece.from, of: piece.of }));
  await sink.write(format.begin());
  for await (const piece of guarded.items) {
    tally.message(piece.findings, piece.from > 0);
    if (isFirst && format.looksAhead && isWhole(piece)) first = piece;
    else {
      if (first) await write(first, false);
      first = null;
      await write(piece, false);
    }
    isFirst = false;
  }
  if (first) await write(first, true);
  const summary = tally.summary();
  await sink.write(format.end(guarded.failed() ? { ...summary, partial: true } : summary));
  return { summary, rethrow: guarded.rethrow };
}
