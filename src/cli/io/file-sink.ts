import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Io } from './io.ts';
import { OutputFailed } from './output-failed.ts';
import { type Care, type OutputTarget, outputTarget } from './output-target.ts';
import { overwrite } from './overwrite.ts';
import type { Sink } from './target.ts';

/**
 * Writes beside the file and puts it in its place at the end, so that nobody ever reads half a result. The file keeps
 * its mode, its owner and its links.
 */
export async function fileSink(path: string, care: Care, io: Pick<Io, 'beforeEnd'>): Promise<Sink> {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new OutputFailed(path, error);
    }
  };
  const target = await guard(() => outputTarget(path, care));
  // A device or a pipe would be replaced by a file.
  const isSpecial = target.found !== null && !target.found.isFile();
  const result = await guard(() => (isSpecial ? straightTo(target) : besideOf(target, io)));
  return {
    write: (text) => guard(() => result.file.appendFile(text)),
    close: () => guard(result.finish),
    abandon: result.drop,
  };
}

/** A result on its way. */
interface Result {
  readonly file: FileHandle;
  finish(): Promise<void>;
  drop(): Promise<void>;
}

async function straightTo({ path }: OutputTarget): Promise<Result> {
  const file = await open(path, 'w');
  return { file, finish: () => file.close(), drop: () => file.close().catch(() => {}) };
}

async function besideOf({ path, found }: OutputTarget, { beforeEnd }: Pick<Io, 'beforeEnd'>): Promise<Result> {
  // The name of the file may be as long as a name can be.
  const aside = join(dirname(path), `.bounce-doctor-${crypto.randomUUID().slice(0, 8)}.tmp`);
  const file = await open(aside, 'wx');
  const isOver = beforeEnd?.(() => rmSync(aside, { force: true }));
  const finish = async (): Promise<void> => {
    if (found !== null && (await mustStay(file, found))) {
      await overwrite(path, aside);
      await rm(aside);
    } else {
      if (found !== null) await file.chmod(Number(found.mode & 0o7777n));
      await rename(aside, path);
    }
    await file.close();
    isOver?.();
  };
  const drop = async (): Promise<void> => {
    await file.close().catch(() => {});
    await rm(aside, { force: true });
    isOver?.();
  };
  return { file, finish, drop };
}

/** A file in its place would not have its other names, or would be somebody else's. */
async function mustStay(file: FileHandle, found: NonNullable<OutputTarget['found']>): Promise<boolean> {
  const { uid, gid } = await file.stat({ bigint: true });
  return found.nlink > 1n || found.uid !== uid || found.gid !== gid;
}
