import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isJustNow } from './blocks.ts';
import { nameOf } from './ledger.ts';

/**
 * Looks at a mailbox that is never still. What stands there is what two looks in a row find, as often as both find it: in
 * the middle of a change there may be half messages, or one twice.
 */
export interface Looks {
  /** Another look begins, unless the file has come to rest. */
  begin(): Promise<boolean>;
  /** Whether the look before found this message, too; asked once for each message of a look. */
  again(message: Uint8Array): boolean;
  /** All that two looks have found was handed on. */
  end(): void;
  areEnough(): boolean;
}

/** Whatever stays is found whole by two of so many looks in a row; what comes later belongs to the next run. */
const LOOKS = 12;
const PAUSE_MS = 10;

export function createLooks(path: string | Buffer): Looks {
  let [before, now] = [new Map<number, number>(), new Map<number, number>()];
  let written = 0n;
  let looks = 0;
  return {
    async begin() {
      const since = await restlessSince(path, written);
      if (since === null) return false;
      [before, now, written] = [now, new Map(), since];
      return true;
    },
    again(message) {
      const name = nameOf(message);
      const count = (now.get(name) ?? 0) + 1;
      now.set(name, count);
      return count <= (before.get(name) ?? 0);
    },
    end() {
      looks++;
    },
    areEnough: () => looks >= LOOKS,
  };
}

/**
 * When a file was written to last, once that is later than at the look before: of two looks at one state the second tells
 * nothing. null where it has come to rest.
 */
async function restlessSince(path: string | Buffer, before: bigint): Promise<bigint | null> {
  for (;;) {
    const { mtimeNs, mtimeMs } = await stat(path, { bigint: true });
    if (!isJustNow(Number(mtimeMs))) return null;
    if (mtimeNs !== before) return mtimeNs;
    await pause(PAUSE_MS);
  }
}
