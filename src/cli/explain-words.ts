import type { Finding } from '../output/finding.ts';
import { visible } from '../output/visible.ts';
import { createEngine, type Engine } from '../pipeline.ts';
import type { CompiledTable } from '../rules/compile.ts';
import { CARD_FORMATS } from './card-formats.ts';
import type { FormatContext } from './context.ts';
import { deliver } from './deliver.ts';
import type { ExplainOptions } from './explain.ts';
import { EXIT, type Io, inviteToPaste, tell } from './io.ts';
import { readLines } from './lines.ts';
import { verdictOnCards } from './verdict.ts';

/** `explain` for the words of an error: they are diagnosed as if they had been pasted. */
export async function explainWords(
  what: string,
  table: CompiledTable,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const findings = await createEngine(table, options).diagnose({ ...asText(Buffer.from(what)), messageNumber: 1 });
  if (options.format === undefined && !findings.some(isKnown)) return notKnown(what, io);
  return print(once(findings), context, options, io);
}

/** `explain -`: every line of stdin for itself. */
export function explainLines(
  table: CompiledTable,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  inviteToPaste(['-'], options, io);
  const lines = diagnoseLines(createEngine(table, options), io);
  return print(lines, { ...context, full: options.full, counter: '行目' }, options, io);
}

const isKnown = ({ record }: Finding): boolean => record.reason !== null && record.rule !== null;

const asText = (bytes: Uint8Array) => ({ source: '-', bytes, shape: 'text', truncated: false, asked: true }) as const;

async function print(
  messages: AsyncIterable<readonly Finding[]>,
  context: FormatContext,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const format = await CARD_FORMATS[options.format ?? 'card'](context);
  return verdictOnCards(
    await deliver(messages, format, { ...(options.output !== undefined && { output: options.output }) }, io),
  );
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

function notKnown(what: string, io: Io): number {
  const ask = '番号(550、5.7.26)、理由(userunknown)、用語(OP25B)、またはエラーの文をそのまま指定してください。';
  tell(io, `「${visible(what, 80)}」は分かりませんでした。${ask}`);
  return EXIT.finding;
}
