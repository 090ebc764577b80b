import { parse } from 'node:path';
import type { Stretch } from '../../roster/sift.ts';
import type { Io } from '../io/io.ts';
import { openSink } from '../io/sink.ts';
import type { Sink } from '../io/target.ts';
import type { ListOptions } from './options.ts';

/** Where the two parts of a list go: opened before anything is read, as whoever may not write should know at once. */
export interface Outputs {
  readonly kept: { readonly path: string | null; readonly sink: Sink };
  readonly removed: { readonly path: string; readonly sink: Sink } | null;
}

/** The second file beside the first: `整理後.csv`, `整理後-removed.csv`. */
export function removedPath({ output, removed }: Pick<ListOptions, 'output' | 'removed'>): string | null {
  if (removed !== undefined || output === undefined) return removed ?? null;
  const { ext } = parse(output);
  return `${output.slice(0, output.length - ext.length)}-removed${ext}`;
}

/** @throws OutputFailed */
export async function openOutputs(options: ListOptions, inputs: readonly string[], io: Io): Promise<Outputs> {
  const care = { inputs, isNew: options.force !== true };
  const path = removedPath(options);
  const removed = path === null ? null : { path, sink: await openSink({ output: path, ...care }, io) };
  try {
    const target = options.output === undefined ? {} : { output: options.output, ...care };
    return { kept: { path: options.output ?? null, sink: await openSink(target, io) }, removed };
  } catch (error) {
    await removed?.sink.abandon();
    throw error;
  }
}

export async function abandon({ kept, removed }: Outputs): Promise<void> {
  await kept.sink.abandon();
  await removed?.sink.abandon();
}

/**
 * What left is in its place first: a list without it would have lost what nobody could put back. Nor is it left behind
 * where the disk has no room for the list.
 */
export async function write(
  { kept, removed }: Outputs,
  bytes: Uint8Array,
  stretches: readonly Stretch[],
  rows: readonly Uint8Array[],
): Promise<void> {
  await pour(rows, removed?.sink ?? null);
  // What goes to stdout has its reader at once.
  if (kept.path === null) await removed?.sink.close();
  await pour(pieces(bytes, stretches), kept.sink);
  if (kept.path !== null) await removed?.sink.close();
  await kept.sink.close();
}

function* pieces(bytes: Uint8Array, stretches: readonly Stretch[]): Generator<Uint8Array> {
  for (const [start, end] of stretches) yield bytes.subarray(start, end);
}

const CHUNK = 1024 * 1024;

/** Some at a time: to write each row costs more than to judge it. */
async function pour(parts: Iterable<Uint8Array>, sink: Sink | null): Promise<void> {
  let [held, size]: [Uint8Array[], number] = [[], 0];
  const flush = async (): Promise<void> => {
    if (size > 0) await sink?.write(Buffer.concat(held));
    [held, size] = [[], 0];
  };
  for (const part of parts) {
    held.push(part);
    size += part.length;
    if (size >= CHUNK) await flush();
  }
  await flush();
}
