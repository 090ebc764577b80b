import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InputCut } from '../item/problem.ts';
import { NEEDLE } from '../mbox/separator-at.ts';
import { fingerprintOf } from './fingerprint.ts';
import { unlocked } from './lock.ts';
import { withoutMarks } from './marks.ts';

const BLOCK = 1 << 18;
/** Four megabytes are read at one moment. */
const AT_ONCE = 16;
const PAUSE_MS = 50;
/** So many pauses without a word more, and nobody is writing any more. */
const PATIENCE = 20;

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
  let [end, last, block]: [number, Buffer, Buffer] = [from, Buffer.alloc(0), Buffer.alloc(0)];
  let hasChanged = false;
  const taken = (bytes: Buffer): Buffer => {
    end += bytes.length;
    block = bytes;
    last = Buffer.concat([last.subarray(-KEEP), bytes.subarray(-KEEP)]).subarray(-KEEP);
    return bytes;
  };

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const file = await open(path);
    try {
      const isFree = await unlocked(path, file, signal);
      const { size } = await file.stat();
      for await (const bytes of blocks(file, from, size, () => unlocked(path, file, signal))) yield taken(bytes);
      yield* rest(file, isFree);
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

  /** What was added while the rest was read is of interest only as far as it belongs to the last message. */
  async function* rest(file: FileHandle, isFree: boolean): AsyncGenerator<Uint8Array> {
    let grows = !isFree;
    for (let tries = 0; ; tries++) {
      const { size, mtimeMs } = await file.stat();
      if (!(await isStill(file))) return changed();
      const more = await readAt(file, end, Math.min(size - end, BLOCK));
      const next = Buffer.concat([last, more]).indexOf(NEEDLE);
      if (next >= 0) return yield* upTo(more, next + 1 - last.length);
      if (more.length > 0) {
        [grows, tries] = [true, -1];
        yield taken(more);
      } else if (isOver(grows, mtimeMs) || isLeftOff(grows, tries)) return;
      else await pause(PAUSE_MS);
    }
  }

  function changed(): void {
    hasChanged = true;
    if (!endsMessage(last)) throw new InputCut('CHANGED');
  }

  function* upTo(more: Buffer, length: number): Generator<Uint8Array> {
    if (length > 0) yield taken(more.subarray(0, length));
  }

  /** A line without an end that was written a moment ago may go on. */
  const mayGrow = (mtimeMs: number): boolean => isOpen(last) && Date.now() - mtimeMs < PAUSE_MS * PATIENCE;
  const isOver = (grows: boolean, mtimeMs: number): boolean => endsMessage(last) || !(grows || mayGrow(mtimeMs));

  function isLeftOff(grows: boolean, tries: number): boolean {
    const enough = tries === PATIENCE || signal?.aborted === true;
    if (enough && grows) throw new InputCut('UNFINISHED');
    return enough;
  }

  /** Whatever is taken out of a mailbox or added to it before its end moves its end. */
  async function isStill(file: FileHandle): Promise<boolean> {
    try {
      await confirm(file, end - block.length, block);
      return true;
    } catch (error) {
      if (error instanceof InputCut) return false;
      throw error;
    }
  }

  async function fingerprint(offset: number): Promise<string | null> {
    const file = await open(path);
    try {
      const found = await fingerprintOf(file, offset);
      return (await isStill(file)) ? found : null;
    } finally {
      await file.close();
    }
  }

  return {
    ...{ chunks, hasty, fingerprint, hasChanged: () => hasChanged },
    ...{ end: () => end, isOpenEnded: () => !endsMessage(last), isInLine: () => isOpen(last) },
  };
}

/** Long enough for the beginning of a separator and the end of a message. */
const KEEP = 8;

const isOpen = (last: Buffer): boolean => last.length > 0 && last.at(-1) !== 0x0a;
const endsMessage = (last: Buffer): boolean => /\n\r?\n$/.test(last.toString('latin1'));

/**
 * Blocks are read some at a time, as fast as the disk can, and handed on when all of them are still as they were: most
 * mailboxes are read at one moment, whatever is done with their messages.
 */
async function* blocks(
  file: FileHandle,
  from: number,
  to: number,
  ready: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let before: Block | null = null;
  let tries = 0;
  for (let at = from; at < to; ) {
    const found = await readBlocks(file, at, to);
    await ready();
    for (const { start, bytes } of before === null ? found : [before, ...found]) await confirm(file, start, bytes);
    if (await isBusy(file)) {
      if (tries++ === BUSY_TRIES) throw new InputCut('CHANGED');
      await pause(PAUSE_MS);
      continue;
    }
    tries = 0;
    for (const { bytes } of found) yield bytes;
    before = found.at(-1) as Block;
    at = before.start + before.bytes.length;
  }
}

/** Not every program locks what it rewrites: the file was written to only just now. */
async function isBusy(file: FileHandle): Promise<boolean> {
  return isJustNow((await file.stat()).mtimeMs);
}

const JUST_NOW_MS = 150;
const BUSY_TRIES = 20;

/** Clocks of servers may be ahead of ours. */
export const isJustNow = (mtimeMs: number): boolean => Math.abs(Date.now() - mtimeMs) < JUST_NOW_MS;

interface Block {
  readonly start: number;
  readonly bytes: Buffer;
}

async function readBlocks(file: FileHandle, from: number, to: number): Promise<readonly Block[]> {
  const found: Block[] = [];
  for (let at = from; at < to && found.length < AT_ONCE; at += BLOCK) {
    const bytes = await readAt(file, at, Math.min(to - at, BLOCK));
    if (bytes.length < Math.min(to - at, BLOCK)) throw new InputCut('CUT');
    found.push({ start: at, bytes });
  }
  return found;
}

async function confirm(file: FileHandle, at: number, bytes: Buffer): Promise<void> {
  const again = await readAt(file, at, bytes.length);
  if (again.equals(bytes)) return;
  if (again.length < bytes.length) throw new InputCut('CUT');
  if (withoutMarks(again.toString('latin1')) !== withoutMarks(bytes.toString('latin1'))) throw new InputCut('CHANGED');
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
