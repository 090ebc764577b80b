import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InputCut } from '../item/problem.ts';
import { BLOCK, blocks, PAUSE_MS, readAt } from './blocks.ts';
import { fingerprintOf } from './fingerprint.ts';
import { unlocked } from './lock.ts';
import { createTail, type Tail } from './tail.ts';

export interface StillFile {
  /**
   * From `from` to where the file ended when its writers were done, in blocks that were the same at two looks. A mail
   * that was being written at the end is read to its end.
   * @throws `InputCut` where the file became shorter, was changed or is still being written.
   */
  chunks(): AsyncGenerator<Uint8Array>;
  /** The same in one go, whatever happens to the file meanwhile. */
  hasty(): AsyncGenerator<Uint8Array>;
  /** Where the chunks ended. */
  end(): number;
  /** No blank line ends the last message: it may go on. */
  isOpenEnded(): boolean;
  /** It was rewritten after all of it had been read. */
  hasChanged(): boolean;
  /** Not even its last line has an end. */
  isInLine(): boolean;
  /** Of what stands before `offset`; null where the file is no longer as it was read. */
  fingerprint(offset: number): Promise<string | null>;
}

/** A mailbox (mbox) that others may change while it is read. */
export function stillFile(path: string | Buffer, from = 0, signal?: AbortSignal): StillFile {
  const tail = createTail(from);
  let hasChanged = false;

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const file = await open(path);
    try {
      const isFree = await unlocked(path, file, signal);
      const { size } = await file.stat();
      for await (const bytes of blocks(file, from, size, () => unlocked(path, file, signal))) yield tail.take(bytes);
      hasChanged = !(yield* lastMessage(file, tail, createPatience(tail, !isFree, signal)));
      if (hasChanged && !tail.endsMessage()) throw new InputCut('CHANGED');
    } finally {
      await file.close();
    }
  }

  async function* hasty(): AsyncGenerator<Uint8Array> {
    const file = await open(path);
    try {
      await unlocked(path, file, signal);
      for (let at = from; ; ) {
        const bytes = await readAt(file, at, BLOCK);
        if (bytes.length === 0) return;
        at += bytes.length;
        yield bytes;
      }
    } finally {
      await file.close();
    }
  }

  async function fingerprint(offset: number): Promise<string | null> {
    const file = await open(path);
    try {
      const found = await fingerprintOf(file, offset);
      return (await tail.isStill(file)) ? found : null;
    } finally {
      await file.close();
    }
  }

  return {
    ...{ chunks, hasty, fingerprint, hasChanged: () => hasChanged },
    ...{ end: tail.end, isOpenEnded: () => !tail.endsMessage(), isInLine: tail.isInLine },
  };
}

/**
 * What was added while the rest was read is of interest only as far as it belongs to the last message. Answers whether
 * what was read stands there still.
 */
async function* lastMessage(file: FileHandle, tail: Tail, patience: Patience): AsyncGenerator<Uint8Array, boolean> {
  for (;;) {
    const { size, mtimeMs } = await file.stat();
    if (!(await tail.isStill(file))) return false;
    const more = await readAt(file, tail.end(), Math.min(size - tail.end(), BLOCK));
    const { own, isWhole } = tail.ownPartOf(more);
    if (own.length > 0) yield tail.take(own);
    if (isWhole) return true;
    if (own.length > 0) patience.begin();
    else if (patience.isOver(mtimeMs)) return true;
    else await pause(PAUSE_MS);
  }
}

/** How long somebody waits for the end of a message that is being written. */
interface Patience {
  /** More was written. */
  begin(): void;
  /**
   * Nobody is going to write more; asked at each pause.
   * @throws `InputCut` where somebody was writing and left off.
   */
  isOver(mtimeMs: number): boolean;
}

/** So many pauses without a word more, and nobody is writing any more. */
const PAUSES = 20;

function createPatience(tail: Tail, isWriting: boolean, signal: AbortSignal | undefined): Patience {
  let [grows, pauses] = [isWriting, 0];
  /** A line without an end that was written a moment ago may go on. */
  const mayGrow = (mtimeMs: number): boolean => tail.isInLine() && Date.now() - mtimeMs < PAUSE_MS * PAUSES;
  return {
    begin() {
      [grows, pauses] = [true, 0];
    },
    isOver(mtimeMs) {
      if (tail.endsMessage() || !(grows || mayGrow(mtimeMs))) return true;
      const isEnough = pauses++ === PAUSES || signal?.aborted === true;
      if (isEnough && grows) throw new InputCut('UNFINISHED');
      return isEnough;
    },
  };
}
