import { type Answer, answerWords } from '../../explain/answer.ts';
import { createLogReader } from '../../logs/reader.ts';
import { layOutCard } from '../../output/card/layout.ts';
import type { CardView } from '../../output/card/view.ts';
import type { Finding } from '../../output/record/finding.ts';
import { type Piece, wholePiece } from '../../output/record/piece.ts';
import { forgottenLine, passedLines } from '../../output/tables/passed-lines.ts';
import { createPaint } from '../../output/text/paint.ts';
import { createEngine } from '../../pipeline.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, inviteToPaste, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import type { Target } from '../io/target.ts';
import { sayingWhere, stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { CARD_FORMATS, type CardFormatName } from '../shared/card-formats.ts';
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
  const engine = createEngine(table, options);
  if (options.format !== undefined) {
    const message = { ...TEXT, messageNumber: 1, bytes: Buffer.from(what), truncated: false };
    return showFindings(await engine.diagnose(message), options.format, context, options, io);
  }
  const answer = await answerWords(what, engine);
  if (answer.type === 'unknown') return notKnown(what, io);
  if (answer.type === 'errors') return showErrors(answer, context, options, io);
  await writeOut(sheetOf(answer.view, context), options, io);
  return answer.type === 'article' ? EXIT.ok : EXIT.finding;
}

async function showFindings(
  findings: readonly Finding[],
  name: CardFormatName,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const format = await CARD_FORMATS[name](context);
  return verdictOnCards(await deliver(once(wholePiece(findings)), format, targetOf(options), io));
}

/** What is known of the story around the error, and below it the card of its words. */
async function showErrors(
  { findings, beside }: Extract<Answer, { readonly type: 'errors' }>,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const format = await CARD_FORMATS.card(context);
  const story = beside === null ? '' : `${sheetOf(beside, context)}\n`;
  const withStory: typeof format = { ...format, begin: () => story + format.begin() };
  return verdictOnCards(await deliver(once(wholePiece(findings)), withStory, targetOf(options), io));
}

const sheetOf = (view: CardView, { width, colored }: FormatContext): string =>
  layOutCard(view, { width, paint: createPaint(colored) });

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
    // What is no line of a log was diagnosed for itself.
    for (const line of [passedLines({ ...totals, foreign: 0 }), forgottenLine(totals)])
      if (line !== null) tell(io, line);
  if (signal.aborted) {
    io.stdin.destroy();
    return stoppedAt(summary, signal, io);
  }
  return withTroubles(verdictOnCards(summary), troubles);
}

/** What is explained is not added to anything. */
const targetOf = ({ append: _, ...options }: ExplainOptions): Target => options;

async function* once(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}

function notKnown(what: string, io: Io): number {
  const ask =
    '番号(550、5.7.26)、理由(userunknown)、用語(OP25B)、困りごと、またはエラーの文をそのまま指定してください。尋ねられるものの一覧は bounce-doctor explain --list で表示します。';
  tell(io, `「${visible(what, 80)}」は分かりませんでした。${ask}`);
  return EXIT.finding;
}
