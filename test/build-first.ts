import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const writtenAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A folder's own time tells what was taken out of it. */
const newestIn = (folder: string): number =>
  ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].reduce(
    (newest, name) => Math.max(newest, writtenAt(join(folder, name))),
    0,
  );

/** Tests see the command, the rules and the page as they stand now, not as they stood at the last build. */
export default function setup(): void {
  const newest = Math.max(newestIn('src'), newestIn('rules'), writtenAt('package-lock.json'));
  if (newest > writtenAt('dist/cli.js')) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });
}
