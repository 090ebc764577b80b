import { readInputs } from '../input/read.ts';
import type { Finding } from '../output/finding.ts';
import type { Format } from '../output/format.ts';
import { skippedLine } from '../output/skipped.ts';
import { createTally, type Tally } from '../output/summary.ts';
import { visible } from '../output/visible.ts';
import { createEngine, type Engine } from '../pipeline.ts';
import type { Filter } from '../scan/filter.ts';
import { groupRecords } from '../scan/records.ts';
import { scanItems } from '../scan/scan.ts';
import { allOf, sinceFilter } from '../scan/since.ts';
import { formatContext } from './context.ts';
import { deliver } from './deliver.ts';
import { keepHeapsSmall } from './heap.ts';
import { imapPassword } from './imap-password.ts';
import { noTroubles, report, type Troubles } from './inputs.ts';
import { EXIT, type Io, inviteToPaste, tell } from './io.ts';
import { misuse, withFormat } from './misuse.ts';
import { type Progress, startProgress } from './progress.ts';
import { recipientsFormat } from './recipients-format.ts';
import { jobsOf, maxMessageOf, type ScanOptions } from './scan-options.ts';
import { SUMMARY_FORMATS } from './summary-formats.ts';
import { openTable, rulesFolder } from './table.ts';
import { exitCodeOf, untilAborted } from './until-aborted.ts';
import { verdictOnScan } from './verdict.ts';

/** `scan PATH...`: the summary of many messages, their records, or a table of their recipients. */
export async function scan(paths: readonly string[], given: ScanOptions, io: Io): Promise<number> {
  const options = withFormat(given);
  const wrong = misuse(options);
  if (wrong !== null) {
    tell(io, wrong);
    return EXIT.usage;
  }
  if (options.minSoft !== undefined && options.by === undefined) {
    tell(io, '--min-soft は --by recipient と一緒に使います。');
    return EXIT.usage;
  }
  if (options.by !== undefined && options.format === 'html') {
    tell(io, '--by recipient は --format html では使えません。table か csv などを指定してください。');
    return EXIT.usage;
  }
  inviteToPaste(paths, options, io);
  if (jobsOf(options) > 1) keepHeapsSmall();
  const engine = createEngine(await openTable(options, io), options);
  const signal = io.interruption?.() ?? new AbortController().signal;
  const run: Run = { engine, options, io, signal, troubles: noTroubles(), only: wantedBy(options), all: createTally() };
  const progress = startProgress(paths, options, io);
  const findings = scanned(paths, run, progress);
  const format = announcing(formatOf(run), run);
  try {
    // Without a filter everything is written out, and counting it once is enough.
    if (run.only === null) await deliver(findings, format, options, io, run.all);
    else await deliver(accepted(findings, run.only, run.all), format, options, io);
  } finally {
    progress.stop();
    // Nobody waits for the rest, and an open stdin would keep the process.
    if (signal.aborted) io.stdin.destroy();
  }
  return ending(run);
}

const wantedBy = ({ only, since }: ScanOptions): Filter | null =>
  allOf([only, since === undefined ? undefined : sinceFilter(since)]);

/** What belongs to one run. */
interface Run {
  readonly engine: Engine;
  readonly options: ScanOptions;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly troubles: Troubles;
  /** What of the records is wanted; null: all. */
  readonly only: Filter | null;
  /** Counts everything that was read, whatever `--only` leaves of it. */
  readonly all: Tally;
}

/** The findings of every message of every input; what cannot be read is told on stderr and counted. */
async function* scanned(paths: readonly string[], run: Run, progress: Progress): AsyncGenerator<readonly Finding[]> {
  const { engine, options, io, signal, troubles } = run;
  const items = readInputs(paths, {
    ...{ stdin: io.stdin, mode: 'scan', maxMessage: maxMessageOf(options), password: imapPassword(io) },
    ...(options.since && { since: options.since }),
  });
  const scan = {
    engine,
    jobs: jobsOf(options),
    options: { explain: options.explain },
    ownTable: rulesFolder(options, io.env) !== null,
    onDeath: tellDeath(io),
  };
  for await (const item of scanItems(groupRecords(untilAborted(items, signal)), scan)) {
    if (item.type !== 'findings') {
      report(item, { io, troubles });
      continue;
    }
    progress.message('bytes' in item ? item.bytes : 0);
    yield item.findings;
  }
  progress.stop();
}

const tellDeath =
  (io: Io) =>
  ({ source, messageNumber }: { readonly source: string; readonly messageNumber: number }): void =>
    tell(
      io,
      `${visible(source)} の ${messageNumber} 通目で診断の処理が止まったため、読み取れないメールとして続けます。`,
    );

async function* accepted(
  messages: AsyncIterable<readonly Finding[]>,
  only: Filter,
  all: Tally,
): AsyncGenerator<readonly Finding[]> {
  for await (const findings of messages) {
    all.message(findings.map(({ record }) => record));
    const left = findings.filter(({ record }) => only.accepts(record));
    if (left.length > 0) yield left;
  }
}

function formatOf({ engine, options, io }: Run): Format {
  const context = formatContext(engine.table, options, io);
  if (options.by === undefined) return SUMMARY_FORMATS[options.format ?? 'table'](context);
  return recipientsFormat(options, context);
}

/** The summary says what it is of. */
const announcing = (format: Format, { all, only, signal, troubles }: Run): Format => ({
  ...format,
  end: (summary) =>
    format.end({
      ...summary,
      read: all.summary().messages,
      only: only?.text ?? null,
      partial: signal.aborted,
      skipped: troubles.skipped,
    }),
});

function ending({ signal, all, io, troubles, options }: Run): number {
  const summary = all.summary();
  const skipped = skippedLine(troubles.skipped);
  if (skipped !== null && !options.quiet) tell(io, `${skipped}。`);
  if (!signal.aborted) return troubles.problems > 0 ? EXIT.usage : verdictOnScan(summary);
  tell(io, `途中で止めました。結果は、ここまでに読んだ ${summary.messages} 通の分です。`);
  return exitCodeOf(signal);
}
