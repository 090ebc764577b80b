import {
  closeSync,
  constants,
  createReadStream,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { InputCut } from '../item/problem.ts';

/** A name as the system has it: one that is not UTF-8 only survives as bytes. */
export type FilePath = string | Buffer;

/** Opening a stream costs ten times what reading a small file at once does. */
const SMALL = 1 << 18;

/**
 * A file's bytes, a chunk at a time. A regular file is read as long as it was when opened, so that one which grows while
 * it is read still ends. `signal` ends the wait for whoever may write into a pipe.
 * @throws `InputCut` where there was less in the end, and what the file system throws.
 */
export async function* fileChunks(path: FilePath, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const stat = statSync(path);
  let left = stat.isFile() ? stat.size : 0;
  for await (const chunk of chunksOf(path, stat, signal)) {
    left -= chunk.length;
    yield chunk;
  }
  // Logs are cut behind the back of their readers, and mailboxes are rewritten in their place.
  if (left > 0) throw new InputCut('CUT');
}

/** Whether a regular file begins with these letters; false where nobody can tell. */
export function beginsWith(path: FilePath, letters: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, 'r');
    const bytes = Buffer.alloc(letters.length);
    try {
      readSync(file, bytes, 0, bytes.length, 0);
    } finally {
      closeSync(file);
    }
    return bytes.toString('latin1') === letters;
  } catch {
    return false;
  }
}

function chunksOf(path: FilePath, stat: Stats, signal: AbortSignal | undefined) {
  if (stat.isFIFO()) return pipeChunks(path, signal);
  if (stat.isFile() && stat.size <= SMALL) return [readFileSync(path)];
  // Devices have no size.
  return createReadStream(path, { highWaterMark: SMALL, ...(stat.isFile() && { end: stat.size - 1 }) });
}

/** Opened as it stands: to open it with a writer would keep the process until one comes. */
async function* pipeChunks(path: FilePath, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const pipe = new Socket({ fd, readable: true, writable: false });
  const stop = (): void => void pipe.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    yield* pipe;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
