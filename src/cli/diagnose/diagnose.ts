import type { Format } from '../../output/format/format.ts';
import { createEngine, type Engine } from '../../pipeline.ts';
import type { Summary } from '../../tally/summary.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import { sayingWhere, soonAfter, stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { createAside } from '../shared/aside.ts';
import { CARD_FORMATS, type CardFormatName } from '../shared/card-formats.ts';
import { formatContext, headingsFor } from '../shared/context.ts';
import { deliver } from '../shared/deliver.ts';
import { expandNames } from '../shared/expand-names.ts';
import { noTroubles, readFindings, type Troubles, tellDeath } from '../shared/inputs.ts';
import { misuse, withFormat } from '../shared/misuse.ts';
import { engineOptions, type SharedOptions } from '../shared/shared-options.ts';
import { openTable, rulesFolder } from '../shared/table.ts';
import { verdictOnCards, withTroubles } from '../shared/verdict.ts';

export interface DiagnoseOptions extends SharedOptions {
  readonly format?: CardFormatName;
}

/** What programs read has no place for letters and is always whole. */
const isForPeople = (format: CardFormatName = 'card'): boolean => format === 'card' || format === 'markdown';

/** `bounce-doctor [PATH...]`: a card per failed recipient. */
export async function diagnose(named: readonly string[], given: DiagnoseOptions, io: Io): Promise<number> {
  const options = withFormat(given);
  const paths = expandNames(named);
  const wrong = await misuse(options);
  if (wrong !== null) {
    tell(io, wrong);
    return EXIT.usage;
  }
  const unfit = options.inquiry ? '--inquiry' : options.full ? '--full' : null;
  if (unfit !== null && !isForPeople(options.format)) {
    tell(io, `${unfit} は --format ${options.format} では使えません。card か markdown を指定してください。`);
    return EXIT.usage;
  }
  if (options.plain && (options.format ?? 'card') !== 'card') {
    tell(io, `--plain は --format ${options.format} では使えません。card を指定してください。`);
    return EXIT.usage;
  }
  inviteToPaste(paths, options, io);
  const engine = createEngine(await openTable(options, io), engineOptions(options));
  const context = { ...formatContext(engine.table, options, io), ...(await headingsFor(options)) };
  const format = await CARD_FORMATS[options.format ?? 'card'](context);
  const run = {
    engine,
    options,
    io,
    troubles: noTroubles(),
    signal: io.interruption?.() ?? new AbortController().signal,
  };
  const summary = await deliverAll(paths, sayingWhere(format, run.signal), run);
  if (run.signal.aborted) return stoppedAt(summary, run.signal, io);
  return withTroubles(verdictOnCards(summary), run.troubles);
}

interface Run {
  readonly engine: Engine;
  readonly options: DiagnoseOptions;
  readonly io: Io;
  readonly troubles: Troubles;
  readonly signal: AbortSignal;
}

async function deliverAll(paths: readonly string[], format: Format, run: Run): Promise<Summary> {
  const { engine, options, io, troubles, signal } = run;
  const ownTable = rulesFolder(options, io.env) === null ? {} : { table: engine.table };
  const aside = createAside(engine, { ...ownTable, options: engineOptions(options), onDeath: tellDeath(io) });
  const late = soonAfter(signal);
  late.addEventListener('abort', () => void aside.close());
  const findings = readFindings(paths, { engine, io, mode: 'files', aside, troubles, signal });
  const inputs = paths.length === 0 ? ['-'] : paths;
  try {
    return await deliver(untilAborted(findings, late), format, { ...options, inputs }, io);
  } finally {
    await aside.close();
    // Nobody waits for the rest, and an open stdin would keep the process.
    if (signal.aborted) io.stdin.destroy();
  }
}
