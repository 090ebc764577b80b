import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { OutputFailed } from './output-failed.ts';
import type { Sink } from './sink.ts';

/** Writes beside the file and renames at the end, so that nobody ever reads half a result. */
export async function fileSink(path: string): Promise<Sink> {
  const target = await realpath(path).catch(() => path);
  // Renaming over a device or a pipe would replace it by a file.
  const special = await stat(target).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );
  const aside = special ? target : `${target}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  const file = await open(aside, special ? 'w' : 'wx').catch((error: unknown) => {
    throw new OutputFailed(path, error);
  });
  const guard = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw new OutputFailed(path, error);
    }
  };
  return {
    write: (text) => guard(() => file.appendFile(text)),
    close: () =>
      guard(async () => {
        await file.close();
        if (!special) await rename(aside, target);
      }),
    async abandon() {
      await file.close().catch(() => {});
      if (!special) await rm(aside, { force: true });
    },
  };
}
