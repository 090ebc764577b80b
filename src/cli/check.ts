import { existsSync } from 'node:fs';
import { createFixtureCheck } from '../check/fixtures/check.ts';
import { findFixtures, type Pair } from '../check/fixtures/find.ts';
import { updateFixture } from '../check/fixtures/update.ts';
import { githubReport } from '../check/report/github.ts';
import { junitReport } from '../check/report/junit.ts';
import type { Report, Tally } from '../check/report/report.ts';
import { textReport } from '../check/report/text.ts';
import { visible } from '../output/visible.ts';
import { createEngine, type Engine } from '../pipeline.ts';
import type { CheckFormatName } from './check-command.ts';
import { EXIT, type Io, tell } from './io.ts';
import type { SharedOptions } from './shared-options.ts';
import { openSink, type Sink } from './sink.ts';
import { openTable } from './table.ts';

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
  const sink = await openSink(options.output, io);
  try {
    const tally = await run(pairs, { engine, report, sink, options, io });
    await sink.write(report.end(tally));
    await sink.close();
    return tally.failed > 0 ? EXIT.finding : EXIT.ok;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

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
  readonly sink: Sink;
  readonly options: CheckOptions;
  readonly io: Io;
}

async function run(pairs: readonly Pair[], { engine, report, sink, options, io }: Run): Promise<Tally> {
  const checkFixture = createFixtureCheck(engine);
  const tally = { passed: 0, failed: 0 };
  for (const pair of pairs) {
    const update = options.update ? await updateFixture(pair, engine) : null;
    for (const change of update?.changes ?? []) tell(io, `${visible(update?.file ?? '')}: ${visible(change)}`);
    const outcome = await checkFixture(update ? { ...pair, expectation: update.file } : pair);
    tally[outcome.failings.length === 0 ? 'passed' : 'failed']++;
    await sink.write(report.fixture(outcome));
  }
  return tally;
}
