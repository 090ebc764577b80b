import { type BigIntStats, statSync } from 'node:fs';
import { type FileHandle, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Programs that deliver mail wait so long for each other; whoever still holds a lock then may have died. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;
/** Whoever left a lock file so long ago has died. */
const STALE_MS = 5 * 60 * 1000;

/**
 * Waits until nobody writes into a mailbox, as far as its writers say so: by a file beside it (`mbox.lock`), or by
 * fcntl(2) or flock(2), which Node cannot ask for but Linux shows. False where somebody holds it for longer than anybody
 * should.
 */
export async function unlocked(path: string | Buffer, file: FileHandle, signal?: AbortSignal): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (hasLockFile(path) || (await isHeld(file))) {
    if (performance.now() > until || signal?.aborted) return false;
    await pause(PAUSE_MS);
  }
  return true;
}

function hasLockFile(path: string | Buffer): boolean {
  try {
    const made = statSync(Buffer.concat([Buffer.from(path), Buffer.from('.lock')]), { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs < STALE_MS;
  } catch {
    return false;
  }
}

async function isHeld(file: FileHandle): Promise<boolean> {
  const locks = await locksHeld();
  return locks !== '' && locks.includes(nameOf(await file.stat({ bigint: true })));
}

/** Locks for writing that somebody holds; those behind an arrow are waited for. Linux may take some milliseconds. */
async function locksHeld(): Promise<string> {
  try {
    const lines = (await readFile('/proc/locks', 'latin1')).split('\n');
    return lines.filter((line) => / WRITE /.test(line) && !line.includes('->')).join('\n');
  } catch {
    // Another system than Linux.
    return '';
  }
}

/** ` fe:00:2146393 `: device and inode, as proc(5) has them. */
function nameOf({ dev, ino }: BigIntStats): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn);
  const hex = (part: bigint): string => part.toString(16).padStart(2, '0');
  return ` ${hex(major)}:${hex(minor)}:${ino} `;
}
