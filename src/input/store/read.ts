import { type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { isImap, withoutPassword } from '../imap/location.ts';
import type { InputItem, InputMode } from '../item/item.ts';
import { problem, problemOf } from '../item/problem.ts';
import { inOrderOfTime } from '../log/rotation.ts';
import { type FilePath, fileChunks } from './file.ts';
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
  for (const name of paths.length === 0
    ? ['-']
    : options.mode === 'scan'
      ? inOrderOfTime(paths, (path) => path)
      : paths) {
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
    yield* readSource(fileChunks(name, options.signal), source, {
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
  for (const found of walkFolder(name, source)) {
    if (found.type !== 'file') yield found;
    else yield* readFound(found, options);
  }
}

/** Of a file whose name promises nothing only mail is read. */
function readFound({ path, source, inMaildir, promised }: FoundFile, options: ReadOptions): AsyncGenerator<InputItem> {
  const chunks = inMaildir ? maildirChunks(path) : fileChunks(path);
  const expected = inMaildir ? 'mail' : expectedByName(source);
  const found = promised ? ({ found: 'mail' } as const) : ({ found: 'maybe', asOf: writtenAt(path) } as const);
  return readSource(chunks, source, { ...sourceOptions(options, expected), ...found });
}

/** Only a log's lines ask for it, and whoever deleted the file meanwhile is met when it is read. */
const writtenAt = (path: FilePath): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();

/** What a name promises of its file. */
export function expectedByName(source: string): SourceOptions['expected'] {
  if (/\.(?:mbox|mbx)(?:\.gz)?$/i.test(source)) return 'mbox';
  return /\.eml(?:\.gz)?$/i.test(source) ? 'mail' : null;
}

function sourceOptions({ mode, maxMessage }: ReadOptions, expected: SourceOptions['expected']): SourceOptions {
  return { mode, expected, ...(maxMessage === undefined ? {} : { maxMessage }) };
}
