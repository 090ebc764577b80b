import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The shells of Unix have done it already; cmd and PowerShell hand `*.eml` over as it was typed. */
export const expandNames = (paths: readonly string[]): readonly string[] => paths.flatMap(expanded);

/** What matches nothing stays, and is told of as a file that is not there. */
function expanded(path: string): readonly string[] {
  if (!/[*?]/.test(basename(path)) || existsSync(path)) return [path];
  const folder = dirname(path);
  const found = namesIn(folder).filter(matcherOf(basename(path)));
  // A folder that was not typed is not put in front.
  return found.length === 0 ? [path] : found.sort().map((name) => (folder === '.' ? name : join(folder, name)));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** As shells do, `*` leaves out names that begin with a dot. */
function matcherOf(pattern: string): (name: string) => boolean {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  const matches = new RegExp(`^${source}$`, process.platform === 'win32' ? 'isu' : 'su');
  return (name) => matches.test(name) && (pattern.startsWith('.') || !name.startsWith('.'));
}
