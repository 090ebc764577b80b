import { problem, problemOf } from '../../input/item/problem.ts';
import { decodeText } from '../../input/text/decode-text.ts';
import { toNotice } from '../../logs/notice.ts';
import type { LogReader } from '../../logs/reader.ts';
import type { RawMessage } from '../../model.ts';
import { type Piece, wholePiece } from '../../output/record/piece.ts';
import type { Engine } from '../../pipeline.ts';
import type { Io } from '../io/io.ts';
import { EndlessLine, type Line, readLines } from '../io/lines.ts';
import { report, type Troubles } from '../shared/inputs.ts';

export const TEXT = { source: '-', shape: 'text', asked: true } as const;

/**
 * One finding a line, at once; a line of a log that tells of no delivery is passed over. `messageNumber` says which line
 * it is.
 */
export async function* diagnoseLines(
  engine: Engine,
  reader: LogReader,
  { troubles, io }: { readonly troubles: Troubles; readonly io: Io },
): AsyncGenerator<Piece> {
  try {
    for await (const line of readLines(io.stdin)) {
      for (const message of messagesIn(line, reader)) {
        const { findings } = await engine.diagnoseFirst(message, 1);
        yield wholePiece(findings);
      }
    }
  } catch (error) {
    report(error instanceof EndlessLine ? problem('-', 'endless-line') : problemOf(error, '-'), { troubles, io });
  }
}

/** What a line tells of: of several recipients perhaps, of none, or of an error in words. */
function messagesIn({ number, bytes, truncated }: Line, reader: LogReader): readonly RawMessage[] {
  const message = { ...TEXT, messageNumber: number, bytes, truncated };
  const file = { source: TEXT.source, asOf: Date.now() };
  const told = reader.read(decodeText(bytes).trimEnd(), { file, line: number });
  if (told.type === 'no-log') return [message];
  if (told.type !== 'deliveries') return [];
  return told.deliveries.map((one) => ({ ...message, notices: [toNotice(one)] }));
}
