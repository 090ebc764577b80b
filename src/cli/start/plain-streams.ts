import { closeSync, constants, fstatSync, openSync, read, write } from 'node:fs';
import { promisify } from 'node:util';
import type { Input, Output } from '../io/io.ts';

/**
 * Files and pipes, as they are: Node's own stream for stdin alone costs a start 3 to 5 ms (a mail from a pipe beside the
 * same from a file). Terminals and devices stay with Node, and so does Windows, whose pipes end in other ways.
 */
export const isPlain = (fd: number): boolean => process.platform !== 'win32' && !fstatSync(fd).isCharacterDevice();

/**
 * Reads without waiting for anybody, as a read that has begun cannot be taken back: a file, and of a pipe what already
 * lies in it. `stream` is Node's, for all that has to be waited for.
 */
export function plainInput(fd: number, stream: () => Input): Input {
  const stat = fstatSync(fd);
  if (process.platform === 'win32' || stat.isSocket() || stat.isCharacterDevice()) return stream();
  return stat.isFIFO()
    ? pipeInput(fd, stream)
    : { isTTY: false, destroy() {}, [Symbol.asyncIterator]: () => chunks(fd) };
}

function pipeInput(fd: number, stream: () => Input): Input {
  const own = openAgain(fd);
  if (own === null) return stream();
  let rest: Input | undefined;
  return {
    isTTY: false,
    destroy() {
      rest ??= stream();
      rest.destroy();
    },
    async *[Symbol.asyncIterator]() {
      try {
        yield* chunks(own);
        return;
      } catch (error) {
        if (!mustWait(error)) throw error;
      } finally {
        closeSync(own);
      }
      rest ??= stream();
      yield* rest;
    },
  };
}

/** The same pipe in a way that does not wait, which only Linux has; null elsewhere, and where it belongs to somebody else. */
function openAgain(fd: number): number | null {
  try {
    return openSync(`/proc/self/fd/${fd}`, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

const CHUNK = 65_536;
const readChunk = promisify(read);

async function* chunks(fd: number): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const { buffer, bytesRead } = await readChunk(fd, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Waits for a slow reader, and hears signals meanwhile. */
export function plainOutput(fd: number, stream: () => Output): Output {
  let waiting: Output | undefined;
  const writeAll = (bytes: Uint8Array, done: (error?: Error | null) => void): void =>
    write(fd, bytes, (error, count) => {
      if (error === null) return count < bytes.length ? writeAll(bytes.subarray(count), done) : done();
      if (!mustWait(error)) return done(error);
      waiting = stream();
      waiting.write(bytes, done);
    });
  return {
    isTTY: false,
    write(text, done) {
      if (waiting !== undefined) return waiting.write(text, done);
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      if (bytes.length === 0) done();
      else writeAll(bytes, done);
    },
  };
}

/** A pipe that does not wait, and has no room or nothing to say; only Node's streams know when it does. */
const mustWait = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';
