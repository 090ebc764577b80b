import type { Spill } from '../../src/kept/spill.ts';

/** A spill without a file. */
export interface Room extends Spill {
  /** How often something was put there. */
  puts(): number;
}

/** A disk that is full from the write with this number on; what it did not take may stand there in part. */
export function createRoom(fullFrom = Number.POSITIVE_INFINITY): Room {
  let bytes = Buffer.alloc(1 << 16);
  let [end, writes, puts] = [0, 0, 0];
  const free: { readonly at: number; readonly size: number }[] = [];
  const write = (some: Uint8Array, at: number): boolean => {
    while (at + some.length > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    const isFull = ++writes >= fullFrom;
    bytes.set(isFull ? some.subarray(0, some.length / 2) : some, at);
    return !isFull;
  };
  return {
    put(some) {
      puts++;
      const known = free.findIndex(({ size }) => size === some.length);
      const at = known < 0 ? end : (free.splice(known, 1)[0]?.at as number);
      if (!write(some, at)) return null;
      end = Math.max(end, at + some.length);
      return at;
    },
    write,
    read(into, at) {
      into.set(bytes.subarray(at, at + into.length));
    },
    free: (at, size) => void free.push({ at, size }),
    puts: () => puts,
  };
}
