import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spill } from '../../kept/spill.ts';
import type { Io } from '../io/io.ts';

interface TemporaryFile extends Spill {
  close(): void;
}

/** `work` has a temporary file, which is gone when it is done. */
export async function withTemporaryFile<T>(io: Pick<Io, 'beforeEnd'>, work: (spill: Spill) => Promise<T>): Promise<T> {
  const file = temporaryFile(io);
  try {
    return await work(file);
  } finally {
    file.close();
  }
}

interface OpenFile {
  readonly descriptor: number;
  close(): void;
}

/**
 * A file for what does not fit into memory, made when there is something for it. It has addresses in it: nobody else
 * may read it, and it has no name from the start where the system allows that, so that nothing is left however the
 * process ends. Where there is none or its disk is full, everything stays in memory from then on.
 */
export function temporaryFile(io: Pick<Io, 'beforeEnd'>, folder: string = tmpdir()): TemporaryFile {
  let file: OpenFile | null = null;
  let hasFailed = false;
  let end = 0;
  /** Where something was, by its size. */
  const free = new Map<number, number[]>();

  const write = (bytes: Uint8Array, at: number): boolean => {
    if (hasFailed) return false;
    try {
      file ??= opened(folder, io);
      for (let done = 0; done < bytes.length; )
        done += writeSync(file.descriptor, bytes, done, bytes.length - done, at + done);
      return true;
    } catch {
      hasFailed = true;
      return false;
    }
  };

  return {
    put(bytes) {
      const at = free.get(bytes.length)?.pop() ?? end;
      if (!write(bytes, at)) return null;
      end = Math.max(end, at + bytes.length);
      return at;
    },
    write,
    read(into, at) {
      for (let done = 0; done < into.length; ) {
        const count = readSync((file as OpenFile).descriptor, into, done, into.length - done, at + done);
        if (count === 0) throw new Error('The temporary file is shorter than it was.');
        done += count;
      }
    },
    free(at, size) {
      const places = free.get(size) ?? [];
      free.set(size, places);
      places.push(at);
    },
    close() {
      file?.close();
      file = null;
      hasFailed = true;
    },
  };
}

function opened(folder: string, { beforeEnd }: Pick<Io, 'beforeEnd'>): OpenFile {
  const path = join(folder, `bounce-doctor-${crypto.randomUUID()}.tmp`);
  const descriptor = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
    return { descriptor, close: () => closeSync(descriptor) };
  } catch {
    const remove = (): void => rmSync(path, { force: true });
    const isOver = beforeEnd?.(remove);
    const close = (): void => {
      closeSync(descriptor);
      remove();
      isOver?.();
    };
    return { descriptor, close };
  }
}
