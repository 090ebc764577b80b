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

/** Items that are made when their piece is asked for. `failed` makes what stands for a rest that cannot be made. */
export function inPieces<T>(items: Iterator<T>, of: number, failed: () => T, size = PIECE): InPieces<T> {
  const first = take(items, size);
  return { first, of, rest: first.length < of ? restOf(items, failed, size) : null };
}

function take<T>(items: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  for (let next = items.next(); next.done !== true; next = items.next()) {
    taken.push(next.value);
    if (taken.length >= count) break;
  }
  return taken;
}

async function* restOf<T>(items: Iterator<T>, failed: () => T, size: number): AsyncGenerator<readonly T[]> {
  for (;;) {
    // A signal is heard only between two turns of the event loop.
    await nextTurn();
    const piece = takeOr(items, failed, size);
    if (piece.length > 0) yield piece;
    if (piece.length < size) return;
  }
}

function takeOr<T>(items: Iterator<T>, failed: () => T, size: number): readonly T[] {
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
