import { fstatSync, read, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Input, Output } from './io.ts';

/**
 * Files and pipes, read and written as they are: Node's streams for them take longer to load than a pasted text takes
 * to diagnose. Terminals and devices stay with Node, and so does Windows, whose pipes end in other ways.
 */
export const isPlain = (fd: number): boolean => process.platform !== 'win32' && !fstatSync(fd).isCharacterDevice();

const CHUNK = 65_536;
const readChunk = promisify(read);

/** A read that has begun cannot be taken back: not for what has to end before its input does. */
export function plainInput(fd: number, stream: () => Input): Input {
  return {
    isTTY: false,
    destroy() {},
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          const { buffer, bytesRead } = await readChunk(fd, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
          if (bytesRead === 0) return;
          yield buffer.subarray(0, bytesRead);
        }
      } catch (error) {
        if (!mustWait(error)) throw error;
      }
      yield* stream();
    },
  };
}

/** Writes at once and waits for a slow reader, as Node does with pipes. */
export function plainOutput(fd: number, stream: () => Output): Output {
  let waiting: Output | undefined;
  return {
    isTTY: false,
    write(text, done) {
      if (waiting !== undefined) return waiting.write(text, done);
      let rest = typeof text === 'string' ? Buffer.from(text) : text;
      try {
        while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
      } catch (error) {
        if (!mustWait(error)) return done(error as Error);
        waiting = stream();
        return waiting.write(rest, done);
      }
      done();
    },
  };
}

/** Somebody made the pipe one that does not wait; only Node's streams know when it has room or more to say. */
const mustWait = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';
