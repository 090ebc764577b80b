import { statSync } from 'node:fs';
import { sep } from 'node:path';
import { type FilePath, fileChunks } from './file.ts';
import type { InputItem, InputMode } from './item.ts';
import { problem, problemOf } from './problem.ts';
import { readSource, type SourceOptions } from './source.ts';

export interface ReadOptions {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly mode: InputMode;
  /** Bytes kept of one message. Default 64 MiB. */
  readonly maxMessage?: number;
}

/**
 * Every message of every input, in the order given; `-` or no path at all is stdin.
 * What cannot be read is a problem among the items and stops nothing.
 * With folders the last item says how many files were skipped.
 */
export async function* readInputs(paths: readonly string[], options: ReadOptions): AsyncGenerator<InputItem> {
  let skipped = 0;
  for await (const item of everything(paths.length === 0 ? ['-'] : paths, options)) {
    if (item.type === 'skipped') skipped += item.count;
    else yield item;
  }
  if (skipped > 0) yield { type: 'skipped', count: skipped };
}

async function* everything(paths: readonly string[], options: ReadOptions): AsyncGenerator<InputItem> {
  let stdinUsed = false;
  for (const name of paths) {
    if (name !== '-') yield* readPath(name, options);
    else if (stdinUsed) yield problem('-', 'stdin-used');
    else yield* readStdin(options);
    stdinUsed ||= name === '-';
  }
}

/** Nobody can name stdin, so a mailbox whose beginning was cut off has to be expected in a batch. */
function readStdin(options: ReadOptions): AsyncGenerator<InputItem> {
  return readSource(options.stdin, '-', sourceOptions(options, options.mode === 'scan' ? 'mbox' : null));
}

async function* readPath(name: string, options: ReadOptions): AsyncGenerator<InputItem> {
  const source = sep === '\\' ? name.replaceAll('\\', '/') : name;
  const folder = isFolder(name);
  if (folder instanceof Error) yield problemOf(folder, source);
  else if (!folder) yield* readFile(name, source, options, false);
  else if (options.mode === 'scan') yield* readFolder(name, source, options);
  else yield problem(source, 'is-directory');
}

function isFolder(name: string): boolean | Error {
  try {
    return statSync(name).isDirectory();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

async function* readFolder(name: string, source: string, options: ReadOptions): AsyncGenerator<InputItem> {
  const { walkFolder } = await import('./folder.ts');
  for (const found of walkFolder(name, source)) {
    if (found.type === 'file') yield* readFile(found.path, found.source, options, found.inMaildir);
    else yield found;
  }
}

function readFile(file: FilePath, source: string, options: ReadOptions, inMaildir: boolean): AsyncGenerator<InputItem> {
  return readSource(fileChunks(file), source, sourceOptions(options, inMaildir ? 'mail' : expectedByName(source)));
}

/** What a name promises of its file. */
export function expectedByName(source: string): SourceOptions['expected'] {
  if (/\.(?:mbox|mbx)(?:\.gz)?$/i.test(source)) return 'mbox';
  return /\.eml(?:\.gz)?$/i.test(source) ? 'mail' : null;
}

function sourceOptions({ mode, maxMessage }: ReadOptions, expected: SourceOptions['expected']): SourceOptions {
  return { mode, expected, ...(maxMessage === undefined ? {} : { maxMessage }) };
}
