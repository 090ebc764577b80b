/** Small tools for streams of bytes. */

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The bytes with an ArrayBuffer to themselves; a view would drag its neighbours into a worker's message. */
export function ownBytes(bytes: Uint8Array): Buffer {
  if (bytes.length === bytes.buffer.byteLength) return asBuffer(bytes);
  const own = Buffer.allocUnsafeSlow(bytes.length);
  own.set(bytes);
  return own;
}

/** The same memory as a Buffer, for its native searches. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export interface Peeked {
  /** The beginning: at least `size` bytes where the stream has them. */
  readonly head: Uint8Array;
  /** Everything, the head included; an error met while peeking comes after the bytes before it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the beginning of a stream. The iterator is closed with `chunks`, or by its owner where those are not read. */
export async function peek(from: AsyncIterator<Uint8Array>, size: number): Promise<Peeked> {
  const seen: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly error: unknown } | null = null;
  try {
    while (length < size) {
      const next = await from.next();
      if (next.done === true) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    failure = { error };
  }
  if (failure !== null && length === 0) throw failure.error;
  return { head: joinChunks(seen), chunks: resume(seen, failure, from) };
}

async function* resume(
  seen: readonly Uint8Array[],
  failure: { readonly error: unknown } | null,
  from: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    if (failure !== null) throw failure.error;
    for (let next = await from.next(); next.done !== true; next = await from.next()) yield next.value;
  } finally {
    await from.return?.();
  }
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}

export interface Guarded<T> {
  /** Ends where the stream breaks, so that what came before can be used. */
  readonly items: AsyncIterable<T>;
  readonly failed: () => boolean;
  /** @throws what the stream threw, if it did. */
  readonly rethrow: () => void;
}

export function guard<T>(items: AsyncIterable<T>): Guarded<T> {
  let failure: { readonly error: unknown } | null = null;
  async function* untilFailure(): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (error) {
      failure = { error };
    }
  }
  const rethrow = (): void => {
    if (failure !== null) throw failure.error;
  };
  return { items: untilFailure(), failed: () => failure !== null, rethrow };
}

export interface Collected {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

/** Reads a stream up to `max` bytes and then leaves it. */
export async function collect(chunks: AsyncIterable<Uint8Array>, max: number): Promise<Collected> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    if (length > max) break;
  }
  return { bytes: joinChunks(kept).subarray(0, max), truncated: length > max };
}

/** Old Macintosh mailboxes end their lines with a CR alone. */
export async function* crToLf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
