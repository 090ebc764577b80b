import { createEngine, type Engine } from '../../pipeline.ts';
import { answerRequest, badAnswer } from '../../stream/answer.ts';
import { boundedLines } from '../../stream/lines.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { openSink } from '../io/sink.ts';
import { exitCodeOf, untilAborted } from '../io/until-aborted.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';

export type StreamOptions = Pick<SharedOptions, 'rules' | 'quiet' | 'explain'>;

/** Bytes; in base64 three quarters of it are the mail. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** `stream`: an answer to each line at once, until the input ends. */
export async function stream(options: StreamOptions, io: Io): Promise<number> {
  if (io.stdin.isTTY && !options.quiet) tell(io, '1行に1件の JSON を入れてください。終わりは Ctrl-D です。');
  const engine = createEngine(await openTable(options, io), options);
  const signal = io.interruption?.() ?? new AbortController().signal;
  const sink = await openSink({}, io);
  let code: number = EXIT.ok;
  for await (const line of untilAborted(boundedLines(io.stdin, LONGEST_LINE), signal))
    if (!(await answered(line, engine, sink.write))) code = EXIT.finding;
  if (signal.aborted) {
    io.stdin.destroy();
    return exitCodeOf(signal);
  }
  return code;
}

/** Whether the line could be read. */
async function answered(line: Uint8Array | null, engine: Engine, write: (text: string) => Promise<void>) {
  if (line !== null) return answerRequest(line, engine, write);
  await write(TOO_LONG);
  return false;
}

const TOO_LONG = badAnswer({
  id: null,
  error: `1行が長すぎます。${LONGEST_LINE / 1024 / 1024} MB までにしてください。`,
});
