import { createJudge, type Judge } from '../../judgement/judge.ts';
import type { Spill } from '../../kept/spill.ts';
import { number } from '../../output/tables/summary-sections.ts';
import { createEngine } from '../../pipeline.ts';
import { createRemoved } from '../../roster/removed.ts';
import { sift } from '../../roster/sift.ts';
import { limitedTo } from '../../rules/table/policy.ts';
import { createRepeats, type Repeats } from '../../scan/repeats/repeats.ts';
import { sinceFilter } from '../../scan/since.ts';
import { createTally, type Tally } from '../../tally/summary.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { OutputFailed } from '../io/output-failed.ts';
import { writeOut } from '../io/sink.ts';
import { soonAfter, stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { policyOf } from '../scan/options.ts';
import { readPieces } from '../scan/pieces.ts';
import { startProgress } from '../scan/progress.ts';
import { withTemporaryFile } from '../scan/temporary-file.ts';
import { tellOfTooMany } from '../scan/too-many.ts';
import { tuneForManyMails } from '../scan/v8.ts';
import { expandNames } from '../shared/expand-names.ts';
import { noTroubles, type Troubles } from '../shared/inputs.ts';
import { engineOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';
import { hasNotice, verdictOnScan, withTroubles } from '../shared/verdict.ts';
import { numbersText } from './numbers.ts';
import type { ListOptions } from './options.ts';
import { abandon, type Outputs, openOutputs, removedPath, write } from './outputs.ts';
import { type RosterFile, readRoster } from './roster-file.ts';

/** `list FILE --bounces PATH...`: the list without the addresses that leave it, and these with the reason. */
export async function list(path: string, options: ListOptions, io: Io): Promise<number> {
  const bounces = expandNames(options.bounces ?? []);
  const wrong = misuse(path, bounces, options);
  if (wrong !== null) {
    tell(io, wrong);
    return EXIT.usage;
  }
  const roster = await readRoster(path, options.column ?? null, io);
  if (typeof roster === 'string') {
    tell(io, `${path === '-' ? '標準入力' : visible(path)}: ${roster}`);
    return EXIT.usage;
  }
  const clean = (outputs: Outputs | null): Promise<number> =>
    withTemporaryFile(io, (spill) => cleaned(path, roster, outputs, { bounces, options, io, spill }));
  if (options.dryRun) return clean(null);
  const outputs = await opened(options, [path, ...bounces], io);
  if (outputs === null) return EXIT.usage;
  try {
    return await clean(outputs);
  } finally {
    // What was closed stays.
    await abandon(outputs);
  }
}

function misuse(path: string, bounces: readonly string[], options: ListOptions): string | null {
  if (bounces.length === 0) return '--bounces で、エラーメール(mbox やフォルダーなど)を指定してください。';
  if (path === '-' && bounces.includes('-')) return '名簿とエラーメールの両方を標準入力から読むことはできません。';
  if (options.output !== undefined && removedPath(options) === options.output)
    return '--output と --removed には、別の名前を指定してください。';
  return null;
}

async function opened(options: ListOptions, inputs: readonly string[], io: Io): Promise<Outputs | null> {
  try {
    return await openOutputs(options, inputs, io);
  } catch (error) {
    const { cause, path } = error as OutputFailed;
    if (!(error instanceof OutputFailed) || (cause as NodeJS.ErrnoException).code !== 'EXISTS') throw error;
    tell(io, `${visible(path)} は、もうあります。書き換えてよければ --force を付けてください。`);
    return null;
  }
}

interface Reading {
  readonly bounces: readonly string[];
  readonly options: ListOptions;
  readonly io: Io;
  /** Where that has room which is too much for memory. */
  readonly spill: Spill;
}

async function cleaned(
  name: string,
  { bytes, form }: RosterFile,
  outputs: Outputs | null,
  reading: Reading,
): Promise<number> {
  const { options, io } = reading;
  const signal = io.interruption?.() ?? new AbortController().signal;
  const { judge, tally, troubles, repeats } = await judged(reading, signal);
  const summary = tally.summary();
  if (signal.aborted) {
    tell(io, '途中で止めたため、名簿は書き出していません。');
    return stoppedAt(summary, signal, io);
  }
  if (!hasNotice(summary)) {
    tell(io, nothingToldOf(summary.read, options));
    return withTroubles(verdictOnScan(summary), troubles);
  }
  const unforgotten = (options.forget ?? []).filter((address) => !judge.forget(address));
  const removed = createRemoved(bytes, form);
  const sifted = sift(bytes, form, judge, removed.add);
  if (sifted.open !== null) {
    tell(
      io,
      `${visible(name)}: ${sifted.open} 行目からの「"」が閉じていません。直してから、もう一度実行してください。`,
    );
    return EXIT.usage;
  }
  const files = outputs && { kept: outputs.kept.path, removed: outputs.removed?.path ?? null };
  const text = numbersText({ name, form, sifted, read: summary.read, files, unforgotten });
  if (outputs !== null) await write(outputs, bytes, sifted.kept, removed.chunks());
  await telling(text, outputs, options, io);
  if (!options.quiet) tellOfTooMany({ repeats, judge }, io);
  return withTroubles(verdictOnScan(summary), troubles);
}

/** A list as long as before would look like a clean one. */
const nothingToldOf = (read: number, { dryRun }: ListOptions): string =>
  `${read === 0 ? 'メールを1通も読めませんでした' : `メール ${number(read)}通を読みましたが、エラーメールは1通もありませんでした`}。${
    dryRun ? '' : '名簿は書き出していません。'
  }--bounces に指定したものを確かめてください。`;

/** The figures are what there is to see, unless the list itself goes to where they would. */
async function telling(text: string, outputs: Outputs | null, { quiet }: ListOptions, io: Io): Promise<void> {
  if (outputs === null || outputs.kept.path !== null) await writeOut(text, {}, io);
  else if (!quiet) io.stderr.write(text);
}

interface Judged {
  readonly judge: Judge;
  readonly tally: Tally;
  readonly troubles: Troubles;
  readonly repeats: Repeats;
}

async function judged({ bounces: paths, options, io, spill }: Reading, signal: AbortSignal): Promise<Judged> {
  tuneForManyMails();
  const engine = createEngine(await openTable(options, io), engineOptions(options));
  const judge = createJudge(limitedTo(engine.table.policy, policyOf(options)), spill);
  // All that is read counts as read; only what is wanted speaks against an address.
  const [tally, wanted, since] = [createTally(), createTally(judge), options.since && sinceFilter(options.since)];
  const [troubles, late] = [noTroubles(), soonAfter(signal)];
  const progress = startProgress(paths, options, io);
  const repeats = createRepeats({ spill });
  const batch = { engine, options, io, signal, troubles, memory: null, repeats, spill };
  try {
    for await (const { findings, from } of untilAborted(readPieces(paths, batch, late, progress), late)) {
      tally.message(findings, from > 0);
      wanted.message(since ? findings.filter(({ record }) => since.accepts(record)) : findings, from > 0);
    }
  } finally {
    progress.stop();
    if (signal.aborted) io.stdin.destroy();
  }
  return { judge, tally, troubles, repeats };
}
