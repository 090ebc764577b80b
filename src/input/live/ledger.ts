import { crc32 } from 'node:zlib';
import { asBuffer } from '../bytes/chunks.ts';
import { hasMarks, withoutMarks } from './marks.ts';

/** Which messages of a mailbox were handed on, whatever place and marks they have by now; 8 bytes a message. */
export interface Ledger {
  add(message: Uint8Array): void;
  readonly size: number;
  /** What was added until now, to be struck off: true once for each time that the message was added. */
  strikes(): (message: Uint8Array) => boolean;
}

const FIRST_SIZE = 1024;

export function createLedger(): Ledger {
  let names = new Float64Array(FIRST_SIZE);
  let size = 0;
  return {
    add(message) {
      if (size === names.length) {
        const old = names;
        names = new Float64Array(size * 2);
        names.set(old);
      }
      names[size++] = nameOf(message);
    },
    get size() {
      return size;
    },
    strikes() {
      if (size === 0) return () => false;
      const left = new Map<number, number>();
      for (const name of names.subarray(0, size)) left.set(name, (left.get(name) ?? 0) + 1);
      return (message) => {
        const name = nameOf(message);
        const count = left.get(name) ?? 0;
        if (count > 0) left.set(name, count - 1);
        return count > 0;
      };
    },
  };
}

/** By sum and length, together less than 2^53. */
export function nameOf(message: Uint8Array): number {
  const bytes = withoutEnd(unmarked(asBuffer(message)));
  return crc32(bytes) * 2 ** 20 + (bytes.length % 2 ** 20);
}

/** Which blank lines end it depends on what follows it. */
function withoutEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}

function unmarked(bytes: Buffer): Buffer {
  const end = endOfHeader(bytes);
  const header = bytes.toString('latin1', 0, end);
  if (!hasMarks(header)) return bytes;
  return Buffer.concat([Buffer.from(withoutMarks(header), 'latin1'), bytes.subarray(end)]);
}

function endOfHeader(bytes: Buffer): number {
  const [lf, crlf] = [bytes.indexOf('\n\n'), bytes.indexOf('\r\n\r\n')];
  const ends = [lf, crlf].filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 1;
}
