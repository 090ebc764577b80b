import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 1 << 16;

/**
 * Gives a file the contents of another. What goes beyond its old end comes first: where the disk is full, that fails,
 * and what was there is still there.
 */
export async function overwrite(path: string, from: string): Promise<void> {
  const [file, source] = [await open(path, 'r+'), await open(from, 'r')];
  try {
    const [{ size: old }, { size }] = [await file.stat(), await source.stat()];
    try {
      await copy(source, file, old, size);
    } catch (error) {
      await file.truncate(old);
      throw error;
    }
    await copy(source, file, 0, Math.min(old, size));
    await file.truncate(size);
  } finally {
    await source.close();
    await file.close();
  }
}

async function copy(source: FileHandle, file: FileHandle, begin: number, end: number): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = begin; at < end; ) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(CHUNK, end - at), at);
    if (bytesRead === 0) return;
    for (let done = 0; done < bytesRead; )
      done += (await file.write(buffer, done, bytesRead - done, at + done)).bytesWritten;
    at += bytesRead;
  }
}
