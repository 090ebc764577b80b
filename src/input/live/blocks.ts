import type { FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InputCut } from '../item/problem.ts';
import { withoutMarks } from './marks.ts';

export const BLOCK = 1 << 18;
/** Four megabytes are read at one moment. */
const AT_ONCE = 16;
export const PAUSE_MS = 50;

interface Block {
  readonly start: number;
  readonly bytes: Buffer;
}

/**
 * Blocks are read some at a time, as fast as the disk can, and handed on when all of them are still as they were: most
 * mailboxes are read at one moment, whatever is done with their messages.
 * @throws `InputCut` where the file became shorter or was changed.
 */
export async function* blocks(
  file: FileHandle,
  from: number,
  to: number,
  ready: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let before: readonly Block[] = [];
  for (let at = from; at < to; ) {
    const found = await calmBlocks(file, at, to, before, ready);
    for (const { bytes } of found) yield bytes;
    const last = found.at(-1) as Block;
    before = [last];
    at = last.start + last.bytes.length;
  }
}

/** As they were at a moment when nobody was writing, the last ones before them included. */
async function calmBlocks(
  file: FileHandle,
  from: number,
  to: number,
  before: readonly Block[],
  ready: () => Promise<boolean>,
): Promise<readonly Block[]> {
  for (let tries = 0; ; tries++) {
    const found = await readBlocks(file, from, to);
    await ready();
    await Promise.all([...before, ...found].map(({ start, bytes }) => confirm(file, start, bytes)));
    if (!(await isBusy(file))) return found;
    if (tries === BUSY_TRIES) throw new InputCut('CHANGED');
    await pause(PAUSE_MS);
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

function readBlocks(file: FileHandle, from: number, to: number): Promise<readonly Block[]> {
  const count = Math.min(Math.ceil((to - from) / BLOCK), AT_ONCE);
  const starts = Array.from({ length: count }, (_, i) => from + i * BLOCK);
  return Promise.all(starts.map((start) => readBlock(file, start, Math.min(to - start, BLOCK))));
}

async function readBlock(file: FileHandle, start: number, length: number): Promise<Block> {
  const bytes = await readAt(file, start, length);
  if (bytes.length < length) throw new InputCut('CUT');
  return { start, bytes };
}

/** @throws `InputCut` where these bytes do not stand there any more, but for the marks of read mail. */
export async function confirm(file: FileHandle, at: number, bytes: Buffer): Promise<void> {
  const again = await readAt(file, at, bytes.length);
  if (again.equals(bytes)) return;
  if (again.length < bytes.length) throw new InputCut('CUT');
  if (withoutMarks(again.toString('latin1')) !== withoutMarks(bytes.toString('latin1'))) throw new InputCut('CHANGED');
}

export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
