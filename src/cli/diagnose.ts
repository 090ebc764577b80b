import { createEngine } from '../pipeline.ts';
import { CARD_FORMATS, type CardFormatName } from './card-formats.ts';
import { formatContext } from './context.ts';
import { deliver } from './deliver.ts';
import { noTroubles, readFindings } from './inputs.ts';
import { EXIT, type Io, inviteToPaste, tell } from './io.ts';
import { misuse, withFormat } from './misuse.ts';
import type { SharedOptions } from './shared-options.ts';
import { openTable } from './table.ts';
import { verdictOnCards } from './verdict.ts';

export interface DiagnoseOptions extends SharedOptions {
  readonly format?: CardFormatName;
}

/** What programs read has no place for letters and is always whole. */
const isForPeople = (format: CardFormatName = 'card'): boolean => format === 'card' || format === 'markdown';

/** `bounce-doctor [PATH...]`: a card per failed recipient. */
export async function diagnose(paths: readonly string[], given: DiagnoseOptions, io: Io): Promise<number> {
  const options = withFormat(given);
  const wrong = misuse(options);
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
  const engine = createEngine(await openTable(options, io), options);
  const troubles = noTroubles();
  const format = await CARD_FORMATS[options.format ?? 'card'](formatContext(engine.table, options, io));
  const findings = readFindings(paths, { engine, io, mode: 'files', quiet: options.quiet, troubles });
  const summary = await deliver(findings, format, options, io);
  return troubles.problems > 0 ? EXIT.usage : verdictOnCards(summary);
}
