import type { Spill } from './spill.ts';

/**
 * Lines of text in blocks of bytes: as many objects would take four times the memory, and V8 twice that again. No line
 * has a line end in it or begins with a space. What came first is outside of memory, where there is room.
 */
export interface Lines {
  /** Where it is now. */
  append(line: string): number;
  /** False where the new line has no room in the place of the old one. */
  replace(place: number, line: string): boolean;
  delete(place: number): void;
  at(place: number): string;
  all(): Generator<string>;
  /** More is deleted than not: whoever writes all lines anew has room to win. */
  isWasteful(): boolean;
  /** Nobody asks for any of them again. */
  close(): void;
}

const BLOCK = 1 << 18;
/** Blocks with less than half of that in use are written anew; fewer are not worth it. */
const LEAST_TIDIED = 16 * BLOCK;
/** Blocks that are kept in memory. */
const HELD = 4;
const [END, DEAD] = [0x0a, 0x20];
/** Where a line begins: its block and its place in it, as one number. */
const PLACES = 2 ** 32;
/** Bytes that are read where nobody knows how long a line is. */
const WINDOW = 512;

interface Block {
  readonly size: number;
  /** null: it is outside. */
  held: Buffer | null;
  /** Where, if it is. */
  at: number;
}

export function createLines(spill: Spill | null, held: number = HELD): Lines {
  const blocks: Block[] = [];
  let [end, used, dead] = [0, 0, 0];
  /** The first block that is in memory; Infinity where those stay that are. */
  let first = spill === null ? Number.POSITIVE_INFINITY : 0;

  const outside = (block: Block, from: number, into: Buffer): Buffer => {
    spill?.read(into, block.at + from);
    return into;
  };

  const bytesAt = (place: number): Buffer => {
    const [block, start] = [blocks[Math.floor(place / PLACES)] as Block, place % PLACES];
    if (block.held !== null) return block.held.subarray(start, block.held.indexOf(END, start));
    for (let size = WINDOW; ; size *= 8) {
      const bytes = outside(block, start, Buffer.allocUnsafe(Math.min(size, block.size - start)));
      const stop = bytes.indexOf(END);
      if (stop >= 0) return bytes.subarray(0, stop);
    }
  };

  const write = (place: number, bytes: Buffer): void => {
    const [block, start] = [blocks[Math.floor(place / PLACES)] as Block, place % PLACES];
    if (block.held === null && spill?.write(bytes, block.at + start)) return;
    block.held ??= outside(block, 0, Buffer.allocUnsafe(block.size));
    bytes.copy(block.held, start);
  };

  /** The block that is put outside for a new one to have its place in memory; null where none is. */
  const spilled = (): Buffer | null => {
    if (blocks.length - first < held) return null;
    const block = blocks[first] as Block;
    const bytes = block.held as Buffer;
    const at = spill?.put(bytes) ?? null;
    if (at === null) {
      first = Number.POSITIVE_INFINITY;
      return null;
    }
    first++;
    [block.held, block.at] = [null, at];
    return bytes;
  };

  const begin = (size: number): void => {
    const before = spilled();
    const bytes = before?.length === size ? before.fill(END) : Buffer.alloc(size, END);
    blocks.push({ size, held: bytes, at: 0 });
    end = 0;
  };

  return {
    append(line) {
      const bytes = Buffer.from(line, 'utf8');
      const size = bytes.length + 1;
      if (blocks.length === 0 || end + size > (blocks.at(-1) as Block).size) begin(Math.max(BLOCK, size));
      const place = (blocks.length - 1) * PLACES + end;
      bytes.copy((blocks.at(-1) as Block).held as Buffer, end);
      end += size;
      used += size;
      return place;
    },
    replace(place, line) {
      const { length } = bytesAt(place);
      if (Buffer.byteLength(line) > length) return false;
      const bytes = Buffer.alloc(length, DEAD);
      bytes.write(line);
      write(place, bytes);
      return true;
    },
    delete(place) {
      const { length } = bytesAt(place);
      write(place, Buffer.alloc(length, DEAD));
      dead += length + 1;
    },
    at: (place) => bytesAt(place).toString('utf8'),
    *all() {
      // For each block one of its own would all be there until V8 looks for what nobody needs.
      let scratch = Buffer.alloc(0);
      for (const block of [...blocks]) {
        if (block.held === null && scratch.length !== block.size) scratch = Buffer.allocUnsafe(block.size);
        yield* linesIn(block.held ?? outside(block, 0, scratch));
      }
    },
    isWasteful: () => used > LEAST_TIDIED && dead * 2 > used,
    close() {
      for (const { held: bytes, at, size } of blocks) if (bytes === null) spill?.free(at, size);
    },
  };
}

function* linesIn(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const stop = bytes.indexOf(END, start);
    const isAlive = bytes[start] !== DEAD && stop > start;
    if (isAlive) yield bytes.toString('utf8', start, stop);
    start = stop + 1;
  }
}
