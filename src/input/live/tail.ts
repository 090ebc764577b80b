import type { FileHandle } from 'node:fs/promises';
import { InputCut } from '../item/problem.ts';
import { NEEDLE } from '../mbox/separator-at.ts';
import { confirm } from './blocks.ts';

/** The end of what was read of a mailbox. */
export interface Tail {
  /** Hands back what was read next. */
  take(bytes: Buffer): Buffer;
  /** Where it is in the file. */
  end(): number;
  /** A blank line stands there. */
  endsMessage(): boolean;
  /** Not even its last line has an end. */
  isInLine(): boolean;
  /** What of that which follows belongs to its last message, and whether that ends there. */
  ownPartOf(more: Buffer): { readonly own: Buffer; readonly isWhole: boolean };
  /** Whatever is taken out of a mailbox or added to it before its end moves its end. */
  isStill(file: FileHandle): Promise<boolean>;
}

/** Long enough for the beginning of a separator and the end of a message. */
const KEEP = 8;

export function createTail(from: number): Tail {
  let [end, last, block]: [number, Buffer, Buffer] = [from, Buffer.alloc(0), Buffer.alloc(0)];
  return {
    take(bytes) {
      end += bytes.length;
      block = bytes;
      last = Buffer.concat([last.subarray(-KEEP), bytes.subarray(-KEEP)]).subarray(-KEEP);
      return bytes;
    },
    end: () => end,
    endsMessage: () => /\n\r?\n$/.test(last.toString('latin1')),
    isInLine: () => last.length > 0 && last.at(-1) !== 0x0a,
    ownPartOf(more) {
      const next = Buffer.concat([last, more]).indexOf(NEEDLE);
      return next < 0
        ? { own: more, isWhole: false }
        : { own: more.subarray(0, Math.max(0, next + 1 - last.length)), isWhole: true };
    },
    async isStill(file) {
      try {
        await confirm(file, end - block.length, block);
        return true;
      } catch (error) {
        if (error instanceof InputCut) return false;
        throw error;
      }
    },
  };
}
