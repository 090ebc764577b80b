import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createMemory, type Memory } from '../../input/seen/memory.ts';
import { NOTHING_SEEN, type State } from '../../input/seen/state.ts';
import { visible } from '../../visible.ts';
import { type Hold, hold } from '../io/file-lock.ts';
import { fileSink } from '../io/file-sink.ts';
import { type Io, tell } from '../io/io.ts';
import { OutputFailed } from '../io/output-failed.ts';

/** What earlier runs have read, for this run alone until it is closed. */
export interface StateFile {
  readonly memory: Memory;
  /** Puts what is known by now in the place of what was. @throws OutputFailed */
  save(): Promise<void>;
  close(): void;
}

/** Opens the file of `--state`, which may be there or not; a Japanese sentence where it cannot be used. */
export async function openState(path: string, paths: readonly string[], io: Io): Promise<StateFile | string> {
  if (paths.length === 0 || paths.includes('-')) return STDIN;
  const name = visible(path);
  const lock = holdOf(path);
  if (lock === null)
    return `--state の ${name} は、ほかの bounce-doctor が使っています。終わってから実行してください。`;
  const stop = io.beforeEnd?.(() => lock.release());
  const close = (): void => {
    lock.release();
    stop?.();
  };
  const state = await readState(path);
  if (typeof state === 'string') {
    close();
    return `--state の ${name} ${state}`;
  }
  const memory = createMemory(state);
  const save = async (): Promise<void> => {
    if (lock.isOurs()) await write(path, memory.state(), io);
    else tell(io, `--state の ${name} をほかの bounce-doctor が使い始めたため、今回読んだところは残しませんでした。`);
  };
  return { memory, save, close };
}

const STDIN =
  '--state は、標準入力(-)には使えません。どこまで読んだかを次に見分けられないためです。ファイル、フォルダー、imaps:// のどれかを指定してください。';

/** The lock also shows early that nothing could be written there. */
function holdOf(path: string): Hold | null {
  try {
    // Two names of one file have one lock.
    return hold(existsSync(path) ? realpathSync(path) : path);
  } catch (error) {
    throw new OutputFailed(path, error);
  }
}

async function readState(path: string): Promise<State | string> {
  const text = textOf(path);
  if (text === null) return NOTHING_SEEN;
  if (typeof text !== 'string') return text.problem;
  const { parseState } = await import('../../scan/state/state-text.ts');
  const state = parseState(text);
  if (state === 'newer') return NEWER;
  return state ?? BROKEN;
}

const BROKEN =
  'は、壊れているか、bounce-doctor が書いたファイルではありません。どこまで読んだかが分からないため、何も読みませんでした。別の名前を指定するか、このファイルを消して、初めから読み直してください。';
const NEWER =
  'は、もっと新しい版の bounce-doctor が書いたものです。何も読みませんでした。その版を使うか、別の名前を指定してください。';

/** null where there is no such file yet. */
function textOf(path: string): string | { readonly problem: string } | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    const why = code === 'EISDIR' ? 'フォルダーです' : code === 'EACCES' ? '読み取る権限がありません' : code;
    return { problem: `を読めません(${why})。何も読みませんでした。` };
  }
}

async function write(path: string, state: State, io: Io): Promise<void> {
  const { stateText } = await import('../../scan/state/state-text.ts');
  const sink = await fileSink(path, {}, io);
  try {
    await sink.write(stateText(state));
    await sink.close();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
