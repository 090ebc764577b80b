import { open } from 'node:fs/promises';
import { fingerprintOf } from '../live/fingerprint.ts';
import type { SeenMailbox } from '../seen/state.ts';
import type { FilePath } from './file.ts';

/** Where the reading of a mailbox begins. */
export interface Start {
  readonly offset: number;
  /** How many messages stand before that. */
  readonly messages: number;
  /** Nothing was added since. */
  readonly isUnchanged: boolean;
  /** What was read before does not stand there any more. */
  readonly hasChanged: boolean;
}

export const FROM_THE_BEGINNING: Start = { offset: 0, messages: 0, isUnchanged: false, hasChanged: false };

/** Behind what was read before, as long as that still stands there. */
export async function resume(path: FilePath, seen: SeenMailbox): Promise<Start> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const isThere = size >= seen.offset && (await fingerprintOf(file, seen.offset)) === seen.fingerprint;
    if (!isThere) return { ...FROM_THE_BEGINNING, hasChanged: true };
    return { offset: seen.offset, messages: seen.messages, isUnchanged: size === seen.size, hasChanged: false };
  } finally {
    await file.close();
  }
}
