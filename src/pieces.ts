import { setImmediate as nextTurn } from 'node:timers/promises';

/** As many recipients of one message are under way at once: a mail may name hundreds of thousands. */
export const PIECE = 1000;

/** What there is to say about one message, some of it at a time. */
export interface InPieces<T> {
  /** Never empty. */
  readonly first: readonly T[];
  /** How many there are in all. */
  readonly of: number;
  /** The others; null where the first are all. It can be read once. */
  readonly rest: AsyncIterable<readonly T[]> | null;
}

/** Characters: the words about one recipient may be those about all, and each piece is copied from thread to thread. */
const PIECE_LENGTH = 1 << 20;

/** How much goes into a piece. */
export interface PieceSize<T> {
  readonly items: number;
  /** Where a piece may have fewer, as its items are long. */
  readonly lengthOf?: (item: T) => number;
}

/** Items that are made when their piece is asked for. `failed` makes what stands for a rest that cannot be made. */
export function inPieces<T>(
  items: Iterator<T>,
  of: number,
  failed: () => T,
  size: PieceSize<T> = { items: PIECE },
): InPieces<T> {
  const first = take(items, size);
  return { first, of, rest: first.length < of ? restOf(items, failed, size) : null };
}

function take<T>(items: Iterator<T>, { items: most, lengthOf = () => 0 }: PieceSize<T>): T[] {
  const taken: T[] = [];
  let length = 0;
  for (let next = items.next(); next.done !== true; next = items.next()) {
    taken.push(next.value);
    length += lengthOf(next.value);
    if (taken.length >= most || length >= PIECE_LENGTH) break;
  }
  return taken;
}

async function* restOf<T>(items: Iterator<T>, failed: () => T, size: PieceSize<T>): AsyncGenerator<readonly T[]> {
  for (;;) {
    // A signal is heard only between two turns of the event loop.
    await nextTurn();
    const piece = takeOr(items, failed, size);
    if (piece.length === 0) return;
    yield piece;
  }
}

function takeOr<T>(items: Iterator<T>, failed: () => T, size: PieceSize<T>): readonly T[] {
  try {
    return take(items, size);
  } catch {
    return [failed()];
  }
}

export function mapPieces<T, U>({ first, of, rest }: InPieces<T>, map: (item: T) => U): InPieces<U> {
  return { first: first.map(map), of, rest: rest && mapRest(rest, map) };
}

async function* mapRest<T, U>(rest: AsyncIterable<readonly T[]>, map: (item: T) => U): AsyncGenerator<readonly U[]> {
  for await (const piece of rest) yield piece.map(map);
}

export async function allOf<T>({ first, rest }: InPieces<T>): Promise<readonly T[]> {
  if (rest === null) return first;
  const all = [...first];
  for await (const piece of rest) for (const item of piece) all.push(item);
  return all;
}
