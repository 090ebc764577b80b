import { createEngine } from '../pipeline.ts';
import { formatContext } from './context.ts';
import { deliver } from './deliver.ts';
import { SUMMARY_FORMATS, type SummaryFormatName } from './formats.ts';
import { readFindings } from './inputs.ts';
import { EXIT, type Io, inviteToPaste } from './io.ts';
import type { SharedOptions } from './options.ts';
import { openTable } from './table.ts';
import { verdictOnScan } from './verdict.ts';

export interface ScanOptions extends SharedOptions {
  readonly format?: SummaryFormatName;
}

/** `scan PATH...`: the summary of many messages, or their records. */
export async function scan(paths: readonly string[], options: ScanOptions, io: Io): Promise<number> {
  inviteToPaste(paths, options, io);
  const engine = createEngine(await openTable(options, io), options);
  const troubles = { problems: 0 };
  const format = await SUMMARY_FORMATS[options.format ?? 'table'](formatContext(engine.table, options, io));
  const findings = readFindings(paths, { engine, io, mode: 'scan', quiet: options.quiet, troubles });
  const summary = await deliver(findings, format, options.output, io);
  return troubles.problems > 0 ? EXIT.usage : verdictOnScan(summary);
}
