import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InputCut } from '../item/problem.ts';
import { NEEDLE } from '../mbox/separator-at.ts';
import { fingerprintOf } from './fingerprint.ts';
import { unlocked } from './lock.ts';
import { withoutMarks } from './marks.ts';

const BLOCK = 1 << 18;
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
  /** Where the chunks ended. */
  end(): number;
  /** No blank line ends the last message: it may go on. */
  isOpenEnded(): boolean;
  /** Not even its last line has an end. */
  isInLine(): boolean;
  /** Of what stands before `offset`; null where the file is no longer as it was read. */
  fingerprint(offset: number): Promise<string | null>;
}

/** A mailbox (mbox) that others may change while it is read. */
export function stillFile(path: string | Buffer, from = 0, signal?: AbortSignal): StillFile {
  let [end, last, block]: [number, Buffer, Buffer] = [from, Buffer.alloc(0), Buffer.alloc(0)];
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

  /** What was added while the rest was read is of interest only as far as it belongs to the last message. */
  async function* rest(file: FileHandle, isFree: boolean): AsyncGenerator<Uint8Array> {
    let grows = !isFree;
    for (let tries = 0; ; ) {
      const { size, mtimeMs } = await file.stat();
      if (size < end) throw new InputCut('CUT');
      const more = await readAt(file, end, Math.min(size - end, BLOCK));
      const next = Buffer.concat([last, more]).indexOf(NEEDLE);
      if (next >= 0) {
        if (next + 1 > last.length) yield taken(more.subarray(0, next + 1 - last.length));
        return;
      }
      if (more.length > 0) {
        [grows, tries] = [true, 0];
        yield taken(more);
      } else if (endsMessage(last)) return;
      else if (!grows && !(isOpen(last) && Date.now() - mtimeMs < PAUSE_MS * PATIENCE)) return;
      else if (tries++ === PATIENCE || signal?.aborted) {
        if (grows) throw new InputCut('UNFINISHED');
        return;
      } else await pause(PAUSE_MS);
    }
  }

  async function fingerprint(offset: number): Promise<string | null> {
    const file = await open(path);
    try {
      const found = await fingerprintOf(file, offset);
      await confirmed(file, end - block.length, block);
      return found;
    } catch (error) {
      if (error instanceof InputCut) return null;
      throw error;
    } finally {
      await file.close();
    }
  }

  return {
    ...{ chunks, fingerprint },
    ...{ end: () => end, isOpenEnded: () => !endsMessage(last), isInLine: () => isOpen(last) },
  };
}

/** Long enough for the beginning of a separator and the end of a message. */
const KEEP = 8;

const isOpen = (last: Buffer): boolean => last.length > 0 && last.at(-1) !== 0x0a;
const endsMessage = (last: Buffer): boolean => /\n\r?\n$/.test(last.toString('latin1'));

/** A block is handed on when the one behind it was read and it itself is still as it was. */
async function* blocks(
  file: FileHandle,
  from: number,
  to: number,
  ready: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let held: Buffer | null = null;
  let at = from;
  while (at < to) {
    const block: Buffer = await readAt(file, at, Math.min(to - at, BLOCK));
    if (block.length === 0) throw new InputCut('CUT');
    await ready();
    if (held !== null) yield await confirmed(file, at - held.length, held);
    held = block;
    at += block.length;
  }
  if (held !== null) yield await confirmed(file, at - held.length, held);
}

async function confirmed(file: FileHandle, at: number, bytes: Buffer): Promise<Buffer> {
  const again = await readAt(file, at, bytes.length);
  if (again.equals(bytes)) return bytes;
  if (again.length < bytes.length) throw new InputCut('CUT');
  if (withoutMarks(again.toString('latin1')) !== withoutMarks(bytes.toString('latin1'))) throw new InputCut('CHANGED');
  return bytes;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
