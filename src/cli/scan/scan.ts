import { indexProviders } from '../../diagnose/facts/provider.ts';
import { createJudge, type Judge } from '../../judgement/judge.ts';
import type { Spill } from '../../kept/spill.ts';
import { addTotals, type LogTotals } from '../../logs/totals.ts';
import { exportFormat } from '../../output/export/export.ts';
import type { Format } from '../../output/format/format.ts';
import type { Piece } from '../../output/record/piece.ts';
import { forgottenLine, passedLines } from '../../output/tables/passed-lines.ts';
import { skippedLine } from '../../output/tables/skipped.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { createEngine, type Engine } from '../../pipeline.ts';
import { limitedTo } from '../../rules/table/policy.ts';
import type { Filter } from '../../scan/filter.ts';
import type { LogItem } from '../../scan/log-item.ts';
import { createRepeats, type Repeats } from '../../scan/repeats/repeats.ts';
import { risingDeferrals } from '../../scan/rising.ts';
import { allOf, sinceFilter } from '../../scan/since.ts';
import type { Earlier } from '../../tally/comparison.ts';
import { createTally, type Summary, type Tally } from '../../tally/summary.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import { soonAfter, stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { formatContext, headingsFor } from '../shared/context.ts';
import { deliver } from '../shared/deliver.ts';
import { expandNames } from '../shared/expand-names.ts';
import { noTroubles, type Troubles } from '../shared/inputs.ts';
import { misuse, withFormat } from '../shared/misuse.ts';
import { engineOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';
import { verdictOnScan, withTroubles } from '../shared/verdict.ts';
import { type EarlierOptions, readEarlier } from './earlier.ts';
import { policyOf, type ScanOptions } from './options.ts';
import { readPieces } from './pieces.ts';
import { startProgress } from './progress.ts';
import { recipientsFormat } from './recipients-format.ts';
import { openState, type StateFile } from './state-file.ts';
import { SUMMARY_FORMATS } from './summary-formats.ts';
import { withTemporaryFile } from './temporary-file.ts';
import { tellOfTooMany } from './too-many.ts';
import { isJudging, unfit } from './unfit.ts';
import { tuneForManyMails } from './v8.ts';

/** `scan PATH...`: the summary of many messages, their records, or a table of their recipients. */
export async function scan(named: readonly string[], given: ScanOptions, io: Io): Promise<number> {
  const options = withFormat(given);
  const paths = expandNames(named);
  const wrong = (await misuse(options)) ?? unfit(options);
  if (wrong !== null) {
    tell(io, wrong);
    return EXIT.usage;
  }
  const state = options.state === undefined ? null : await openState(options.state, paths, io);
  if (typeof state === 'string') {
    tell(io, state);
    return EXIT.usage;
  }
  try {
    return await withTemporaryFile(io, (spill) => scanFrom({ state, spill }, paths, options, io));
  } finally {
    state?.close();
  }
}

interface Files {
  /** null: everything is read. */
  readonly state: StateFile | null;
  /** Where that has room which is too much for memory. */
  readonly spill: Spill;
}

async function scanFrom(
  { state, spill }: Files,
  paths: readonly string[],
  options: ScanOptions,
  io: Io,
): Promise<number> {
  inviteToPaste(paths, options, io);
  tuneForManyMails();
  const engine = createEngine(await openTable(options, io), engineOptions(options));
  const signal = io.interruption?.() ?? new AbortController().signal;
  const policy = limitedTo(engine.table.policy, policyOf(options));
  const judge = createJudge(policy, spill);
  const wanted = createTally(isJudging(options) ? judge : null);
  const only = wantedBy(options);
  const earlier = await earlierOf(options, { policy, spill, signal });
  if (typeof earlier === 'string') {
    tell(io, earlier);
    return EXIT.usage;
  }
  const run: Run = {
    ...{ engine, options, io, signal, troubles: noTroubles(), only, state, spill, judge, earlier },
    // Without a filter everything is written out, and counting it once is enough.
    all: only === null ? wanted : createTally(),
    // Records are written out however often they come, and only what counts them has to know.
    repeats: options.keepDuplicates || !isJudging(options) ? null : createRepeats({ spill }),
  };
  const progress = startProgress(paths, options, io);
  const late = soonAfter(signal);
  const findings = untilAborted(readPieces(paths, { ...run, memory: state?.memory ?? null }, late, progress), late);
  const format = announcing(await formatOf(run), run);
  const target = { ...options, inputs: inputsOf(paths, options) };
  try {
    await deliver(only === null ? findings : accepted(findings, only, run.all), format, target, io, wanted);
  } finally {
    progress.stop();
    // Nobody waits for the rest, and an open stdin would keep the process.
    if (signal.aborted) io.stdin.destroy();
  }
  // What was read counts as read when its results are written out.
  if (state !== null && !signal.aborted) await state.save();
  return ending(run);
}

/** With the same policy and filter; a day since which is wanted is one of this run. */
async function earlierOf(
  { compare, only }: ScanOptions,
  run: Omit<EarlierOptions, 'only'>,
): Promise<Earlier | null | string> {
  if (compare === undefined) return null;
  const earlier = await readEarlier(compare, { ...run, only: only ?? null });
  // Whoever stops the reading is told so, and not that the file was a wrong one.
  return run.signal.aborted ? null : earlier;
}

/** What is written does not go where something is read. */
const inputsOf = (paths: readonly string[], { state }: ScanOptions): readonly string[] =>
  paths.length === 0 ? ['-'] : [...paths, ...(state === undefined ? [] : [state])];

const wantedBy = ({ only, since }: ScanOptions): Filter | null =>
  allOf([only, since === undefined ? undefined : sinceFilter(since)]);

/** What belongs to one run. */
interface Run extends Files {
  readonly engine: Engine;
  readonly options: ScanOptions;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly troubles: Troubles;
  /** What of the records is wanted; null: all. */
  readonly only: Filter | null;
  /** null: what comes twice is counted twice. */
  readonly repeats: Repeats | null;
  /** Of the addresses in what is wanted. */
  readonly judge: Judge;
  readonly earlier: Earlier | null;
  /** Counts everything that was read, whatever `--only` leaves of it. */
  readonly all: Tally;
}

async function* accepted(messages: AsyncIterable<Piece>, only: Filter, all: Tally): AsyncGenerator<Piece> {
  let left = 0;
  for await (const { findings, from } of messages) {
    all.message(findings, from > 0);
    if (from === 0) left = 0;
    const some = findings.filter(({ record }) => only.accepts(record));
    if (some.length > 0) yield { findings: some, from: left, of: null };
    left += some.length;
  }
}

async function formatOf({ engine, options, io, judge, earlier }: Run): Promise<Format> {
  const { format = 'table' } = options;
  const beside = { judge, earlier, sent: options.sent ?? null };
  const context = { ...formatContext(engine.table, options, io), ...(await headingsFor(options)), ...beside };
  if (options.export !== undefined) return exportFormat(options.export, judge);
  // A report of recipients was refused.
  if (options.by === undefined || format === 'html') return SUMMARY_FORMATS[format](context);
  return recipientsFormat(format, context);
}

/** The summary says what it is of. */
const announcing = (format: Format, { engine, all, only, signal, troubles }: Run): Format => ({
  ...format,
  end: (summary) =>
    format.end({
      ...summary,
      read: all.summary().read,
      only: only?.text ?? null,
      partial: summary.partial || signal.aborted,
      skipped: troubles.skipped,
      ...loggedIn(troubles.logs, engine),
      cutInputs: troubles.cutInputs,
      invalidLines: troubles.invalidLines,
    }),
});

function loggedIn(logs: readonly LogItem[], { table }: Engine): Pick<Summary, 'logs' | 'rising'> {
  return {
    logs: totalsOf(logs),
    rising: risingDeferrals(
      logs.map(({ hours }) => hours),
      indexProviders(table),
    ),
  };
}

const NOT_KEPT = '途中で止めたので、--state のファイルは元のままです。次に実行すると、前回の続きから読み直します。';

function tellOfLogs(logs: readonly LogItem[], io: Io): void {
  const totals = totalsOf(logs);
  const lines = totals === null ? [] : [passedLines(totals), forgottenLine(totals)];
  for (const line of lines) if (line !== null) tell(io, line);
}

function totalsOf(logs: readonly LogItem[]): LogTotals | null {
  const [first, ...others] = logs.map(({ totals }) => totals);
  return first === undefined ? null : others.reduce(addTotals, first);
}

const fewSent = (sent: number, bounced: number): string =>
  `--sent の ${number(sent)}通は、届かなかったという通知(${number(bounced)}件)より少ない数です。同じ期間に送った通数かどうかを確かめてください。`;

/** What is worth knowing of a result besides. */
function remark({ io, troubles, options, repeats, judge }: Run, summary: Summary): void {
  const skipped = skippedLine(troubles.skipped);
  if (skipped !== null) tell(io, `${skipped}。`);
  tellOfTooMany({ repeats, judge }, io);
  tellOfLogs(troubles.logs, io);
  const bounced = summary.kinds.bounce ?? 0;
  if (options.sent !== undefined && options.sent < bounced) tell(io, fewSent(options.sent, bounced));
}

function ending(run: Run): number {
  const { signal, all, io, troubles, options, state } = run;
  const summary = all.summary();
  if (!options.quiet) remark(run, summary);
  if (state !== null && signal.aborted) tell(io, NOT_KEPT);
  if (signal.aborted) return stoppedAt(summary, signal, io);
  const isNothingNew = state !== null && summary.read === 0;
  if (isNothingNew && !options.quiet) tell(io, '前回からの新しいメールはありません。');
  return withTroubles(isNothingNew ? EXIT.ok : verdictOnScan(summary), troubles);
}
