import type { Memory } from '../../input/seen/memory.ts';
import { readInputs } from '../../input/store/read.ts';
import type { Spill } from '../../kept/spill.ts';
import type { Piece } from '../../output/record/piece.ts';
import type { Engine } from '../../pipeline.ts';
import { readPrograms } from '../../scan/programs.ts';
import { groupRecords } from '../../scan/records.ts';
import type { Repeats } from '../../scan/repeats/repeats.ts';
import { scanItems } from '../../scan/scan.ts';
import type { Io } from '../io/io.ts';
import { untilAborted } from '../io/until-aborted.ts';
import { HEAVY_BYTES } from '../shared/aside.ts';
import { report, type Troubles, tellDeath } from '../shared/inputs.ts';
import { engineOptions } from '../shared/shared-options.ts';
import { rulesFolder } from '../shared/table.ts';
import { imapPassword } from './imap-password.ts';
import { jobsOf, maxMessageOf, type ReadingOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { tuneForThreads } from './v8.ts';

export interface Batch {
  readonly engine: Engine;
  readonly options: ReadingOptions;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly troubles: Troubles;
  /** null: everything is read. */
  readonly memory: Memory | null;
  /** null: what comes twice is counted twice. */
  readonly repeats: Repeats | null;
  /** Where that has room which is too much for memory. */
  readonly spill: Spill;
}

/** A message may come in several pieces. */
function counted<T extends Piece>(piece: T, repeats: Repeats | null, progress: Progress): T {
  if (piece.from === 0) progress.message('bytes' in piece ? (piece.bytes as number) : 0);
  return repeats?.mark(piece) ?? piece;
}

/** The findings of every message of every input; what cannot be read is told on stderr and counted. */
export async function* readPieces(
  paths: readonly string[],
  { engine, options, io, signal, troubles, repeats, memory, spill }: Batch,
  late: AbortSignal,
  progress: Progress,
): AsyncGenerator<Piece> {
  const items = readInputs(paths, {
    ...{ stdin: io.stdin, mode: 'scan', maxMessage: maxMessageOf(options), password: imapPassword(io) },
    ...(options.since && { since: options.since }),
    ...(memory && { memory }),
    signal,
  });
  const scan = {
    engine,
    jobs: jobsOf(options),
    options: engineOptions(options),
    ownTable: rulesFolder(options, io.env) !== null,
    onDeath: tellDeath(io),
    heavyBytes: HEAVY_BYTES,
    onThreads: tuneForThreads,
    signal: late,
  };
  const told = readPrograms(progress.watch(untilAborted(items, signal)), spill);
  for await (const item of scanItems(groupRecords(told), scan)) {
    if (item.type === 'log') troubles.logs.push(item);
    else if (item.type !== 'findings') report(item, { io, troubles });
    else yield counted(item, repeats, progress);
  }
  progress.stop();
}
