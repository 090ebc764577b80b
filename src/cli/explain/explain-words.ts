import { createLogReader } from '../../logs/reader.ts';
import type { Finding } from '../../output/record/finding.ts';
import { type Piece, wholePiece } from '../../output/record/piece.ts';
import { forgottenLine, passedLines } from '../../output/summary/passed-lines.ts';
import { visible } from '../../output/text/visible.ts';
import { createEngine } from '../../pipeline.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import type { Target } from '../io/target.ts';
import { sayingWhere, stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { CARD_FORMATS } from '../shared/card-formats.ts';
import type { FormatContext } from '../shared/context.ts';
import { deliver } from '../shared/deliver.ts';
import { noTroubles } from '../shared/inputs.ts';
import { verdictOnCards, withTroubles } from '../shared/verdict.ts';
import { diagnoseLines, TEXT } from './diagnose-lines.ts';
import type { ExplainOptions } from './options.ts';

/** `explain` for the words of an error: they are diagnosed as if they had been pasted. */
export async function explainWords(
  what: string,
  table: CompiledTable,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const message = { ...TEXT, messageNumber: 1, bytes: Buffer.from(what), truncated: false };
  const findings = await createEngine(table, options).diagnose(message);
  if (options.format === undefined && !findings.some(isKnown)) return notKnown(what, io);
  const format = await CARD_FORMATS[options.format ?? 'card'](context);
  return verdictOnCards(await deliver(once(wholePiece(findings)), format, targetOf(options), io));
}

/** `explain -`: every line of stdin for itself. */
export async function explainLines(
  table: CompiledTable,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  inviteToPaste(['-'], options, io);
  const signal = io.interruption?.() ?? new AbortController().signal;
  const troubles = noTroubles();
  const reader = createLogReader({ fold: false });
  const lines = untilAborted(diagnoseLines(createEngine(table, options), reader, { troubles, io }), signal);
  const format = await CARD_FORMATS[options.format ?? 'card']({ ...context, full: options.full, counter: '行目' });
  const summary = await deliver(lines, sayingWhere(format, signal), targetOf(options), io);
  const totals = reader.totals();
  if (!options.quiet)
    for (const line of [passedLines(totals), forgottenLine(totals)]) if (line !== null) tell(io, line);
  if (signal.aborted) {
    io.stdin.destroy();
    return stoppedAt(summary, signal, io);
  }
  return withTroubles(verdictOnCards(summary), troubles);
}

const isKnown = ({ record }: Finding): boolean => record.reason !== null && record.rule !== null;

/** What is explained is not added to anything. */
const targetOf = ({ append: _, ...options }: ExplainOptions): Target => options;

async function* once(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}

function notKnown(what: string, io: Io): number {
  const ask = '番号(550、5.7.26)、理由(userunknown)、用語(OP25B)、またはエラーの文をそのまま指定してください。';
  tell(io, `「${visible(what, 80)}」は分かりませんでした。${ask}`);
  return EXIT.finding;
}
