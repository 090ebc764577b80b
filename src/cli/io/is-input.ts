import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { walkFolder } from '../../input/store/folder.ts';

/** Whether a file is one of the inputs, or one of the mails in a folder among them. `-` is stdin. */
export async function isInput(path: string, file: BigIntStats, inputs: readonly string[]): Promise<boolean> {
  for (const input of inputs) {
    const found = input === '-' ? stdinStat() : await stat(input, { bigint: true }).catch(() => null);
    if (found?.isFile() && isSame(found, file)) return true;
    if (found?.isDirectory() && (await isMailIn(input, path, file))) return true;
  }
  return false;
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean => one.dev === other.dev && one.ino === other.ino;

function stdinStat(): BigIntStats | null {
  try {
    return fstatSync(0, { bigint: true });
  } catch {
    return null;
  }
}

async function isMailIn(folder: string, path: string, file: BigIntStats): Promise<boolean> {
  const real = await realpath(folder);
  if (!path.startsWith(real.endsWith(sep) ? real : real + sep)) return false;
  for (const found of walkFolder(real, real)) {
    if (found.type !== 'file' || !found.promised || basename(found.source) !== basename(path)) continue;
    if (isSame(statSync(found.path, { bigint: true }), file)) return true;
  }
  return false;
}
