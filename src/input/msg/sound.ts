import { asBuffer } from '../bytes/chunks.ts';

/*
 * MS-CFB: the container of a .msg is a small file system of chained sectors. The reader we use follows chains and
 * trees until they end, so one that goes round in a circle would fill the memory: look before it reads.
 */

const END = -2;
const ENTRY = 128;
const MINI = 64;
const MINI_LIMIT = 4096;
const IN_HEADER = 109;
const [FOLDER, STREAM, ROOT] = [1, 2, 5];

/** Whether every chain and tree ends, and no more is promised than there is. Never throws. */
export function isSound(bytes: Uint8Array): boolean {
  try {
    return check(asBuffer(bytes));
  } catch {
    // A number points behind the end of the file.
    return false;
  }
}

function check(file: Buffer): boolean {
  const size = file[30] === 0x0c ? 4096 : 512;
  const sectors = Math.ceil(file.length / size);
  const counts = [44, 64, 72].map((at) => file.readInt32LE(at));
  if (counts.some((count) => count > sectors)) return false;
  // Each byte belongs to one chain at most; twice that leaves room for sloppy writers.
  let steps = 2 * Math.ceil(file.length / MINI) + sectors;
  const follow = (start: number, next: (sector: number) => number): number[] => {
    const chain: number[] = [];
    for (let at = start; at !== END; at = next(at)) {
      if (--steps < 0) throw new Error('endless');
      chain.push(at);
    }
    return chain;
  };
  const table = allocation(file, size, sectors);
  const nextIn = (parts: readonly number[]) => (sector: number) => {
    const part = parts[Math.floor(sector / (size / 4))];
    return part === undefined ? END : file.readInt32LE((part + 1) * size + (sector % (size / 4)) * 4);
  };
  const next = nextIn(table);
  const miniTable = follow(file.readInt32LE(60) || END, next);
  const entries = follow(file.readInt32LE(48), next).flatMap((sector) => entriesIn(file, (sector + 1) * size, size));
  const [root] = entries;
  if (root?.type !== ROOT || !isTree(entries)) return false;
  follow(root.start, next);
  const streams = entries.filter(({ type }) => type === STREAM);
  if (streams.some((stream) => stream.size < 0)) return false;
  if (streams.reduce((sum, stream) => sum + stream.size, 0) > file.length) return false;
  for (const stream of streams)
    if (stream.size > 0 && stream.size < MINI_LIMIT) follow(stream.start, nextIn(miniTable));
  return true;
}

/** The sectors that hold the allocation table: some in the header, the rest in a chain of their own. */
function allocation(file: Buffer, size: number, sectors: number): readonly number[] {
  const count = file.readInt32LE(44);
  const parts = Array.from({ length: Math.min(count, IN_HEADER) }, (_, i) => file.readInt32LE(76 + i * 4));
  let at = file.readInt32LE(68);
  const perSector = size / 4 - 1;
  for (let seen = 0; parts.length < count && at >= 0; seen++) {
    if (seen > sectors) throw new Error('endless');
    const base = (at + 1) * size;
    for (let i = 0; i < perSector && parts.length < count; i++) parts.push(file.readInt32LE(base + i * 4));
    at = file.readInt32LE(base + perSector * 4);
  }
  return parts;
}

interface Entry {
  readonly type: number;
  readonly links: readonly number[];
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function entriesIn(file: Buffer, base: number, size: number): readonly Entry[] {
  return Array.from({ length: size / ENTRY }, (_, i) => {
    const at = base + i * ENTRY;
    return {
      type: file.readUInt8(at + 66),
      links: [file.readInt32LE(at + 68), file.readInt32LE(at + 72)],
      child: file.readInt32LE(at + 76),
      start: file.readInt32LE(at + 116),
      size: file.readInt32LE(at + 120),
    };
  });
}

/** No entry is reached twice. */
function isTree(entries: readonly Entry[]): boolean {
  const seen = new Set<number>();
  const waiting = [entries[0]?.child ?? -1];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === -1) continue;
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) return false;
    seen.add(at);
    waiting.push(...entry.links, entry.type === FOLDER ? entry.child : -1);
  }
  return true;
}
