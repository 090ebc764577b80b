import { mkdirSync, rmdirSync, statSync, utimesSync } from 'node:fs';
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

/** A lock that is held for as long as a run takes. */
export interface Hold {
  /** False where it looked abandoned, say as the machine slept, and somebody else took it. */
  isOurs(): boolean;
  /** Nothing happens where somebody else has it. */
  release(): void;
}

/** Whoever holds a lock shows so often that he is alive, and so much later he is not. */
const ALIVE_MS = 10_000;
const DEAD_MS = 90_000;

/** Takes the lock of a file for long; null where another process has it. @throws what the file system throws. */
export function hold(path: string): Hold | null {
  const lock = `${path}.lock`;
  if (!isMade(lock)) {
    if (!isStale(lock, DEAD_MS)) return null;
    remove(lock);
    if (!isMade(lock)) return null;
  }
  const { ino } = statSync(lock, { bigint: true });
  const isOurs = (): boolean => statSync(lock, { bigint: true, throwIfNoEntry: false })?.ino === ino;
  const alive = setInterval(() => {
    if (isOurs()) utimesSync(lock, new Date(), new Date());
  }, ALIVE_MS).unref();
  return {
    isOurs,
    release() {
      clearInterval(alive);
      if (isOurs()) remove(lock);
    },
  };
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

function isStale(lock: string, after = STALE_MS): boolean {
  const made = statSync(lock, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > after;
}

/** Somebody else may have been sooner. */
function remove(lock: string): void {
  try {
    rmdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
