import type { InputItem, InputMode } from '../../input/item/item.ts';
import { isCut, namesInput } from '../../input/item/problem.ts';
import { readInputs } from '../../input/store/read.ts';
import { laterPieces, type Piece } from '../../output/record/piece.ts';
import type { Engine } from '../../pipeline.ts';
import type { LogItem } from '../../scan/log-item.ts';
import { readPrograms } from '../../scan/programs.ts';
import { groupRecords } from '../../scan/records.ts';
import type { Skipped } from '../../tally/skipped.ts';
import { visible } from '../../visible.ts';
import { type Io, tell } from '../io/io.ts';
import { untilAborted } from '../io/until-aborted.ts';
import { type Aside, HEAVY_BYTES } from './aside.ts';

/** What went wrong on the way, known when the findings are through. */
export interface Troubles {
  problems: number;
  /** Inputs of which only a part could be read. */
  cutInputs: number;
  /** Lines of earlier results that are none. */
  invalidLines: number;
  readonly skipped: Skipped;
  /** What the lines of logs were. */
  readonly logs: LogItem[];
}

export const noTroubles = (): Troubles => ({ problems: 0, cutInputs: 0, invalidLines: 0, skipped: {}, logs: [] });

export interface Reading {
  readonly engine: Engine;
  readonly io: Io;
  readonly mode: InputMode;
  /** How a message is diagnosed that would keep this thread busy for long. */
  readonly aside: Aside;
  readonly troubles: Troubles;
  readonly signal: AbortSignal;
}

/** The findings of every message of every input; what cannot be read is told on stderr and counted. */
export async function* readFindings(paths: readonly string[], reading: Reading): AsyncGenerator<Piece> {
  const { engine, aside, io, mode, signal } = reading;
  const items = readInputs(paths, { stdin: io.stdin, mode, signal });
  for await (const item of groupRecords(readPrograms(untilAborted(items, signal)))) {
    if (item.type === 'message') {
      const isHeavy = item.message.bytes.length >= HEAVY_BYTES;
      const found = await (isHeavy ? aside.findings(item.message) : engine.findings(item.message));
      yield { findings: found.first, from: 0, of: found.of };
      yield* laterPieces(found);
    } else if (item.type === 'findings') yield item;
    else if (item.type !== 'log') report(item, reading);
  }
}

/** Tells what could not be read, and counts it. */
export function report(
  item: Exclude<InputItem, { type: 'message' | 'record' | 'lines' }>,
  { io, troubles }: Pick<Reading, 'io' | 'troubles'>,
): void {
  if (item.type === 'skipped') {
    troubles.skipped[item.why] = (troubles.skipped[item.why] ?? 0) + 1;
    return;
  }
  const name = item.source === '-' ? '標準入力: ' : `${visible(item.source)}: `;
  if (item.type === 'note') {
    tell(io, name + item.message);
    return;
  }
  if (isCut(item)) troubles.cutInputs++;
  else troubles.problems++;
  troubles.invalidLines += item.lines ?? 0;
  tell(io, namesInput(item) ? item.message : name + item.message);
}

/** Told of a message whose thread died. */
export const tellDeath =
  (io: Io) =>
  ({ source, messageNumber }: { readonly source: string; readonly messageNumber: number }): void =>
    tell(
      io,
      `${visible(source)} の ${messageNumber} 通目で診断の処理が止まったため、読み取れないメールとして続けます。`,
    );
