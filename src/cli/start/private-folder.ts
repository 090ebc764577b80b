import { existsSync, lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [WRITABLE_BY_OTHERS, OPEN_TO_OTHERS, STICKY] = [0o022, 0o077, 0o1000];

/**
 * The folder `name` below `caches` as a path without links, made where it is missing, if nobody but this user and root
 * can put anything into it or another folder into its place; null otherwise, and where nobody can know (Windows).
 */
export function privateFolder(caches: string, name: string): string | null {
  const user = process.geteuid?.();
  if (user === undefined) return null;
  try {
    if (!existsSync(caches)) ownFolder(caches, user);
    return ownFolder(join(caches, name), user);
  } catch {
    return null;
  }
}

function ownFolder(folder: string, user: number): string | null {
  const above = realpathSync(dirname(folder));
  if (!upwards(above).every((path) => isSafe(lstatSync(path), user))) return null;
  const path = join(above, basename(folder));
  // Not `recursive`: that never comes to an end where the system denies that there is anything above, as in /proc.
  if (!existsSync(path)) mkdirSync(path, 0o700);
  const stat = lstatSync(path);
  return stat.isDirectory() && stat.uid === user && (stat.mode & OPEN_TO_OTHERS) === 0 ? path : null;
}

const upwards = (path: string): readonly string[] =>
  dirname(path) === path ? [path] : [path, ...upwards(dirname(path))];

/** In a sticky folder such as /tmp nobody can move away what is another's. */
const isSafe = ({ uid, mode }: Stats, user: number): boolean =>
  (uid === 0 || uid === user) && ((mode & WRITABLE_BY_OTHERS) === 0 || (mode & STICKY) !== 0);
