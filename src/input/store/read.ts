import { type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { once } from '../../once.ts';
import { isImap, withoutPassword } from '../imap/location.ts';
import type { InputItem, InputMode } from '../item/item.ts';
import { problem, problemOf } from '../item/problem.ts';
import { inOrderOfTime } from '../log/rotation.ts';
import type { Memory } from '../seen/memory.ts';
import { expectedByName } from './expected.ts';
import { beginsWith, type FilePath, fileChunks } from './file.ts';
import type { FoundFile } from './folder.ts';
import { maildirChunks } from './maildir.ts';
import { readSource, type SourceOptions } from './source.ts';

export interface ReadOptions {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly mode: InputMode;
  /** Bytes kept of one message. Default 64 MiB. */
  readonly maxMessage?: number;
  /** For mailboxes on a server: asks for the password of the one that is shown; null where nobody can give it. */
  readonly password?: (shown: string) => Promise<string | null>;
  /** Of mailboxes on a server only what came on that day or later. */
  readonly since?: Date;
  /** What was read before is not read again, and what is read now is put down here. Not for stdin. */
  readonly memory?: Memory;
  /** Nobody waits any more for what may still come through a pipe that has a name. */
  readonly signal?: AbortSignal;
}

/**
 * Every message of every input, in the order given (of a log's rotated files the oldest first); `-` or no path at all
 * is stdin.
 * What cannot be read is a problem among the items and stops nothing; a file of a folder that is no mail is `skipped`.
 */
export async function* readInputs(paths: readonly string[], options: ReadOptions): AsyncGenerator<InputItem> {
  let stdinUsed = false;
  const names = options.mode === 'scan' ? inOrderOfTime(paths, (path) => path) : paths;
  for (const name of names.length === 0 ? ['-'] : names) {
    if (isImap(name)) yield* readMailbox(name, options);
    else if (name !== '-') yield* readPath(name, options);
    else if (stdinUsed) yield problem('-', 'stdin-used');
    else yield* readStdin(options);
    stdinUsed ||= name === '-';
  }
}

/** Nobody can name stdin, so a mailbox whose beginning was cut off has to be expected in a batch. */
function readStdin(options: ReadOptions): AsyncGenerator<InputItem> {
  return readSource(options.stdin, '-', sourceOptions(options, options.mode === 'scan' ? 'mbox' : null));
}

/** The reader of servers is large and few need it. */
async function* readMailbox(name: string, options: ReadOptions): AsyncGenerator<InputItem> {
  if (options.mode !== 'scan') return yield problem(withoutPassword(name), 'imap-scan');
  const { readImap } = await import('../imap/read.ts');
  yield* readImap(name, options);
}

async function* readPath(name: string, options: ReadOptions): AsyncGenerator<InputItem> {
  const source = sep === '\\' ? name.replaceAll('\\', '/') : name;
  const stats = statsOf(name);
  if (stats instanceof Error) yield problemOf(stats, source);
  else if (!stats.isDirectory())
    yield* readFile(name, source, options, {
      ...sourceOptions(options, expectedByName(source)),
      ...(stats.isFile() && { asOf: stats.mtimeMs }),
    });
  else if (options.mode === 'scan') yield* readFolder(name, source, options);
  else yield problem(source, 'is-directory');
}

function statsOf(name: string): Stats | Error {
  try {
    return statSync(name);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

async function* readFolder(name: string, source: string, options: ReadOptions): AsyncGenerator<InputItem> {
  const { walkFolder } = await import('./folder.ts');
  let isWhole = true;
  for (const found of walkFolder(name, source)) {
    if (found.type === 'problem') isWhole = false;
    if (found.type !== 'file') yield found;
    else yield* readFound(found, options);
  }
  if (isWhole) options.memory?.walked(name);
}

/** Hardly any run knows what was read before. */
const forNewOnly = once(() => import('./new-only.ts'));

/** Of a file whose name promises nothing only mail is read. */
async function* readFound(
  { path, source, inMaildir, promised }: FoundFile,
  options: ReadOptions,
): AsyncGenerator<InputItem> {
  const expected = inMaildir ? 'mail' : expectedByName(source);
  const found = promised ? ({ found: 'mail' } as const) : ({ found: 'maybe', asOf: writtenAt(path) } as const);
  const about = { ...sourceOptions(options, expected), ...found };
  if (!inMaildir) return yield* readFile(path, source, options, about);
  const items = readSource(maildirChunks(path), source, about);
  const { memory } = options;
  yield* memory === undefined ? items : (await forNewOnly()).readNewMessage(items, path, memory);
}

/** Only a log's lines ask for it, and whoever deleted the file meanwhile is met when it is read. */
const writtenAt = (path: FilePath): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();

/** Programs add to a mailbox and rewrite it in its place; other files are as they are. */
async function* readFile(
  path: FilePath,
  source: string,
  { signal, memory }: ReadOptions,
  about: SourceOptions,
): AsyncGenerator<InputItem> {
  const isMailbox = beginsWith(path, 'From ');
  const whole = readSource(fileChunks(path, signal), source, about);
  if (!isMailbox) return yield* memory === undefined ? whole : (await forNewOnly()).readNewFile(whole, path, memory);
  const { readLiveMailbox } = await import('./live-mailbox.ts');
  yield* readLiveMailbox(path, source, { ...about, signal, ...(memory && (await forNewOnly()).newIn(path, memory)) });
}

function sourceOptions({ mode, maxMessage }: ReadOptions, expected: SourceOptions['expected']): SourceOptions {
  return { mode, expected, ...(maxMessage === undefined ? {} : { maxMessage }) };
}
