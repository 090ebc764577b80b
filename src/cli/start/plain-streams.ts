import { fstatSync, read, write } from 'node:fs';
import { promisify } from 'node:util';
import type { Input, Output } from '../io/io.ts';

/**
 * Files and pipes, written as they are: Node's own stream for stdin alone costs a start 3 to 5 ms (a mail from a pipe
 * beside the same from a file). Terminals and devices stay with Node, and so does Windows, whose pipes end in other ways.
 */
export const isPlain = (fd: number): boolean => process.platform !== 'win32' && !fstatSync(fd).isCharacterDevice();

/** Read without waiting for anybody: a read of a pipe that has begun cannot be taken back. */
export function isAtOnce(fd: number): boolean {
  const stat = fstatSync(fd);
  return process.platform !== 'win32' && !(stat.isFIFO() || stat.isSocket() || stat.isCharacterDevice());
}

const CHUNK = 65_536;
const readChunk = promisify(read);

export const plainInput = (fd: number): Input => ({
  isTTY: false,
  destroy() {},
  async *[Symbol.asyncIterator]() {
    for (;;) {
      const { buffer, bytesRead } = await readChunk(fd, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  },
});

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

/** Somebody made the pipe one that does not wait; only Node's streams know when it has room or more to say. */
const mustWait = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';
