import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { withoutMarks } from './marks.ts';

/** As much as is looked at: of the beginning, and before the place where reading goes on. */
const HEAD = 16 * 1024;
const TAIL = 48 * 1024;

/**
 * What stands in a mailbox before `offset`, without the fields in which mail programs mark what was read. Where a message
 * was taken out or changed its length, another text stands before the same place.
 */
export async function fingerprintOf(file: FileHandle, offset: number): Promise<string> {
  const head = await textAt(file, 0, Math.min(HEAD, offset));
  const tail = await textAt(file, Math.max(0, offset - TAIL), Math.min(TAIL, offset));
  const lines = [head.slice(0, head.lastIndexOf('\n') + 1), tail.slice(tail.indexOf('\n') + 1)];
  const sum = createHash('sha256');
  for (const text of lines) sum.update(withoutMarks(text), 'latin1').update('\0');
  return sum.digest('hex').slice(0, 32);
}

async function textAt(file: FileHandle, at: number, length: number): Promise<string> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.toString('latin1', 0, bytesRead);
}
