import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Work takes no longer than writing a few lines: whoever has held the lock so long has died. */
const STALE_MS = 10_000;
/** Longer than that. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/**
 * Does work that no other process does at the same time for the same file: a folder beside it is the lock, as making
 * one succeeds for one alone. The work waits for nothing, so no signal that is handled comes in between.
 * @throws an error with the code ELOCKED where others hold the lock all the time.
 */
export async function locked(path: string, work: () => void): Promise<void> {
  const lock = `${path}.lock`;
  const until = performance.now() + PATIENCE_MS;
  while (!isMade(lock)) {
    if (performance.now() > until) throw Object.assign(new Error(`${lock} is held`), { code: 'ELOCKED' });
    if (isStale(lock)) remove(lock);
    else await pause(PAUSE_MS * (0.5 + Math.random()));
  }
  try {
    work();
  } finally {
    remove(lock);
  }
}

function isMade(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(lock: string): boolean {
  const made = statSync(lock, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > STALE_MS;
}

/** Somebody else may have been sooner. */
function remove(lock: string): void {
  try {
    rmdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
