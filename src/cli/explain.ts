import { statSync } from 'node:fs';
import { lookUp } from '../output/article.ts';
import { layOutCard } from '../output/card-layout.ts';
import type { CardView } from '../output/card-view.ts';
import type { Finding } from '../output/finding.ts';
import { createPaint } from '../output/paint.ts';
import { visible } from '../output/visible.ts';
import { createEngine, type Engine } from '../pipeline.ts';
import { createMatcher } from '../rules/match.ts';
import { formatContext, MAX_STEPS } from './context.ts';
import { deliver } from './deliver.ts';
import { CARD_FORMATS, type CardFormatName, type FormatContext } from './formats.ts';
import { EXIT, type Io, inviteToPaste, tell } from './io.ts';
import { readLines } from './lines.ts';
import type { SharedOptions } from './options.ts';
import { openSink } from './sink.ts';
import { openTable } from './table.ts';
import { verdictOnCards } from './verdict.ts';

export interface ExplainOptions extends SharedOptions {
  readonly format?: CardFormatName;
}

/** `explain WHAT`: a code, a reason, a rule, a term, or the words of an error. */
export async function explain(words: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  const what = words.join(' ').trim();
  const table = await openTable(options, io);
  const context = { ...formatContext(table, options, io), maxSteps: Number.POSITIVE_INFINITY };
  const article = options.format === undefined ? lookUp(what, table, createMatcher(table)) : null;
  if (article) return printArticle(article, context, options, io);
  if (isFile(what)) return isAFile(what, io);
  const engine = createEngine(table, options);
  if (what === '-') return explainLines(engine, context, options, io);
  const findings = await engine.diagnose({ ...asText(Buffer.from(what)), messageNumber: 1 });
  if (options.format === undefined && !findings.some(isKnown)) return notKnown(what, io);
  return print(once(findings), context, options, io);
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const isKnown = ({ record }: Finding): boolean => record.reason !== null && record.rule !== null;

const asText = (bytes: Uint8Array) => ({ source: '-', bytes, shape: 'text', truncated: false }) as const;

async function print(
  messages: AsyncIterable<readonly Finding[]>,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const format = CARD_FORMATS[options.format ?? 'card'](context);
  return verdictOnCards(await deliver(messages, format, options.output, io));
}

function explainLines(engine: Engine, context: FormatContext, options: ExplainOptions, io: Io): Promise<number> {
  inviteToPaste(['-'], options, io);
  return print(diagnoseLines(engine, io), { ...context, maxSteps: MAX_STEPS, counter: '行目' }, options, io);
}

/** Exactly one finding a line, so that line N of a log is record N. */
async function* diagnoseLines(engine: Engine, io: Io): AsyncGenerator<readonly Finding[]> {
  for await (const { number, bytes } of readLines(io.stdin)) {
    const findings = await engine.diagnose({ ...asText(bytes), messageNumber: number });
    yield findings.slice(0, 1);
  }
}

async function* once(findings: readonly Finding[]): AsyncGenerator<readonly Finding[]> {
  yield findings;
}

async function printArticle(
  article: CardView,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const sink = await openSink(options.output, io);
  await sink.write(layOutCard(article, { width: context.width, paint: createPaint(context.colored) }));
  await sink.close();
  return EXIT.ok;
}

function isAFile(path: string, io: Io): number {
  tell(
    io,
    `${visible(path)} はファイルです。診断するときは explain を付けずに bounce-doctor ${visible(path)} としてください。`,
  );
  return EXIT.usage;
}

function notKnown(what: string, io: Io): number {
  const ask = '番号(550、5.7.26)、理由(userunknown)、用語(OP25B)、またはエラーの文をそのまま指定してください。';
  tell(io, `「${visible(what, 80)}」は分かりませんでした。${ask}`);
  return EXIT.finding;
}
