import { createReadStream, readFileSync, type Stats, statSync } from 'node:fs';

/** A name as the system has it: one that is not UTF-8 only survives as bytes. */
export type FilePath = string | Buffer;

/** Opening a stream costs ten times what reading a small file at once does. */
const SMALL = 1 << 18;

/**
 * A file's bytes, a chunk at a time. A regular file is read as long as it was when opened,
 * so that one which grows while it is read still ends.
 */
export async function* fileChunks(path: FilePath): AsyncGenerator<Uint8Array> {
  const stat = statSync(path);
  if (stat.isFile() && stat.size <= SMALL) yield readFileSync(path);
  else yield* createReadStream(path, { highWaterMark: SMALL, ...until(stat) });
}

/** Pipes, devices and the system's own files have no size. */
function until(stat: Stats): { readonly end?: number } {
  return stat.isFile() && stat.size > 0 ? { end: stat.size - 1 } : {};
}
