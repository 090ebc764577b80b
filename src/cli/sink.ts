import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Io } from './io.ts';
import { OutputFailed } from './output-failed.ts';

/** Where results go. */
export interface Sink<Piece = string | Uint8Array> {
  /** Resolves when there is room for more. */
  write(text: Piece): Promise<void>;
  /** Everything is written out; nothing may follow. */
  close(): Promise<void>;
  /** The run failed: leaves nothing half-written behind. */
  abandon(): Promise<void>;
}

/** The reader of stdout went away (`| head`): no error, there is just nobody left to write to. */
export class ReaderGone extends Error {}

export async function openSink(output: string | undefined, io: Io): Promise<Sink> {
  if (output === undefined) return streamSink(io.stdout);
  const { fileSink } = await import('./file-sink.ts');
  return fileSink(output);
}

function streamSink(stream: Writable): Sink {
  let failure: Error | null = null;
  stream.on('error', (error: Error) => {
    failure ??= error;
  });
  const check = () => {
    if (failure) throw asFailure(failure);
  };
  return {
    async write(text) {
      check();
      if (text.length > 0 && !stream.write(text)) await once(stream, 'drain').catch(() => {});
      check();
    },
    async close() {
      failure ??= await new Promise<Error | null>((resolve) => stream.write('', (error) => resolve(error ?? null)));
      check();
    },
    async abandon() {},
  };
}

function asFailure(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? new ReaderGone() : new OutputFailed('標準出力', error);
}
