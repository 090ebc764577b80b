import { type BigIntStats, constants } from 'node:fs';
import { access, lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isInput } from './is-input.ts';
import type { Target } from './target.ts';

/** Where `--output` leads to. */
export interface OutputTarget {
  readonly path: string;
  /** What is there; null where nothing is. */
  readonly found: BigIntStats | null;
}

const WRITABLE = 0o222n;
/** As many as Linux follows. */
const MOST_LINKS = 40;

export type Care = Pick<Target, 'inputs' | 'isNew'>;

/** Throws what the file system throws, or a code of ours where writing would do harm. */
export async function outputTarget(given: string, { inputs = [], isNew = false }: Care): Promise<OutputTarget> {
  const path = await endOf(given, MOST_LINKS);
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found === null) return { path, found };
  if (found.isDirectory()) throw coded('EISDIR');
  if (!found.isFile()) return { path, found };
  // Said first: no --force helps with it.
  if (await isInput(path, found, inputs)) throw coded('IS_INPUT');
  if (isNew) throw coded('EXISTS');
  // Nothing keeps root from writing to a file that somebody protected.
  if ((found.mode & WRITABLE) === 0n) throw coded('READ_ONLY');
  await access(path, constants.W_OK);
  return { path, found };
}

/** The end of all links, whether there is anything or not: whoever made a link wants to write there. */
async function endOf(path: string, links: number): Promise<string> {
  const isLink = await lstat(path).then(
    (entry) => entry.isSymbolicLink(),
    () => false,
  );
  if (!isLink) return join(await realpath(dirname(path)), basename(path));
  if (links === 0) throw coded('ELOOP');
  return endOf(resolve(await realpath(dirname(path)), await readlink(path)), links - 1);
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });
