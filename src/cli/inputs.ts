import type { InputItem, InputMode } from '../input/item.ts';
import { readInputs } from '../input/read.ts';
import type { Finding } from '../output/finding.ts';
import type { Skipped } from '../output/skipped.ts';
import { visible } from '../output/visible.ts';
import type { Engine } from '../pipeline.ts';
import { groupRecords } from '../scan/records.ts';
import { type Io, tell } from './io.ts';

/** What went wrong on the way, known when the findings are through. */
export interface Troubles {
  problems: number;
  readonly skipped: Skipped;
}

export const noTroubles = (): Troubles => ({ problems: 0, skipped: {} });

export interface Reading {
  readonly engine: Engine;
  readonly io: Io;
  readonly mode: InputMode;
  readonly quiet: boolean;
  readonly troubles: Troubles;
}

/** The findings of every message of every input; what cannot be read is told on stderr and counted. */
export async function* readFindings(paths: readonly string[], reading: Reading): AsyncGenerator<readonly Finding[]> {
  const items = readInputs(paths, { stdin: reading.io.stdin, mode: reading.mode });
  for await (const item of groupRecords(items)) {
    if (item.type === 'message') yield await reading.engine.diagnose(item.message);
    else if (item.type === 'findings') yield item.findings;
    else report(item, reading);
  }
}

/** Tells what could not be read, and counts it. */
export function report(
  item: Exclude<InputItem, { type: 'message' | 'record' }>,
  { io, troubles }: Pick<Reading, 'io' | 'troubles'>,
): void {
  if (item.type === 'skipped') {
    troubles.skipped[item.why] = (troubles.skipped[item.why] ?? 0) + 1;
    return;
  }
  troubles.problems++;
  const name = item.source === '-' ? '標準入力: ' : `${visible(item.source)}: `;
  tell(io, item.message.startsWith('標準入力') ? item.message : name + item.message);
}
