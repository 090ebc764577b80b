import { existsSync } from 'node:fs';
import { createFixtureCheck } from '../../check/fixtures/check.ts';
import { findFixtures, type Pair } from '../../check/fixtures/find.ts';
import { updateFixture } from '../../check/fixtures/update.ts';
import { githubReport } from '../../check/report/github.ts';
import { junitReport } from '../../check/report/junit.ts';
import type { Report, Tally } from '../../check/report/report.ts';
import { textReport } from '../../check/report/text.ts';
import { createEngine, type Engine } from '../../pipeline.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { openSink, writeOut } from '../io/sink.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';
import type { CheckFormatName } from './formats.ts';

export interface CheckOptions extends SharedOptions {
  readonly format?: CheckFormatName;
  readonly update?: boolean;
}

const REPORTS = {
  text: textReport,
  junit: junitReport,
  github: githubReport,
} as const satisfies Record<CheckFormatName, () => Report>;

const DEFAULT_FOLDER = 'fixtures';

/** `check [DIR]`: every fixture against its expectation. */
export async function check(given: string | undefined, options: CheckOptions, io: Io): Promise<number> {
  const folder = given ?? (existsSync(DEFAULT_FOLDER) ? DEFAULT_FOLDER : '.');
  const pairs = fixturesIn(folder);
  if (pairs === null || pairs.length === 0) {
    tell(io, pairs === null ? `${visible(folder)} を読めません。名前と場所を確かめてください。` : noFixture(folder));
    return EXIT.usage;
  }
  const engine = createEngine(await openTable(options, io));
  const report = REPORTS[options.format ?? 'text']();
  const results = run(pairs, { engine, report, options, io });
  return options.output === undefined ? printed(results, io) : kept(results, options, io);
}

type Results = AsyncGenerator<string, Tally>;

/** What there is, as soon as it is there. */
async function printed(results: Results, io: Io): Promise<number> {
  const sink = await openSink({}, io);
  let next = await results.next();
  for (; next.done !== true; next = await results.next()) await sink.write(next.value);
  return codeOf(next.value);
}

/** A file is written when all is done: until then a signal ends the run as if there were none. */
async function kept(results: Results, options: CheckOptions, io: Io): Promise<number> {
  let text = '';
  let next = await results.next();
  for (; next.done !== true; next = await results.next()) text += next.value;
  await writeOut(text, options, io);
  return codeOf(next.value);
}

const codeOf = ({ failed }: Tally): number => (failed > 0 ? EXIT.finding : EXIT.ok);

function fixturesIn(folder: string): readonly Pair[] | null {
  try {
    return findFixtures(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

const noFixture = (folder: string): string =>
  `${visible(folder)} に確かめるもの(.eml か .txt と、同じ名前の .yaml)がありません。メールを置いて check --update とすると .yaml を作れます。`;

interface Run {
  readonly engine: Engine;
  readonly report: Report;
  readonly options: CheckOptions;
  readonly io: Io;
}

const changeLine = (change: string, file: string | null | undefined): string =>
  [file ?? [], change]
    .flat()
    .map((part) => visible(part))
    .join(': ');

async function* run(pairs: readonly Pair[], { engine, report, options, io }: Run): Results {
  const checkFixture = createFixtureCheck(engine);
  const tally = { passed: 0, failed: 0 };
  for (const pair of pairs) {
    const update = options.update ? await updateFixture(pair, engine) : null;
    for (const change of update?.changes ?? []) tell(io, changeLine(change, update?.file));
    const outcome = await checkFixture(update?.file ? { ...pair, expectation: update.file } : pair);
    tally[outcome.failings.length === 0 ? 'passed' : 'failed']++;
    const text = report.fixture(outcome);
    if (text !== '') yield text;
  }
  yield report.end(tally);
  return tally;
}
