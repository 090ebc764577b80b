import { open, realpath, rename, rm, stat } from 'node:fs/promises';
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

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'そのフォルダーがありません。先に作るか、別の場所を指定してください。',
  ENOTDIR: 'そのフォルダーがありません。別の場所を指定してください。',
  EACCES: '書き込む権限がありません。別の場所を指定してください。',
  EPERM: '書き込む権限がありません。別の場所を指定してください。',
  EROFS: '書き込めない場所です。別の場所を指定してください。',
  EISDIR: 'フォルダーです。ファイルの名前まで指定してください。',
  ENOSPC: 'ディスクの空き容量が足りません。空けるか、別の場所を指定してください。',
};

/** The file named by --output could not be written. */
export class OutputFailed extends Error {
  readonly path: string;
  /** Japanese: why, and what to do. */
  readonly reason: string;

  constructor(path: string, cause: unknown) {
    super(`cannot write ${path}`, { cause });
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    this.path = path;
    this.reason = REASONS[code] ?? `書き込みに失敗しました(${code})。別の場所を指定してください。`;
  }
}
