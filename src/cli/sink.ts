import type { Io, Output } from './io.ts';
import { OutputFailed } from './output-failed.ts';

/** Where results go. */
export interface Sink<Piece = string | Uint8Array> {
  /** Resolves when it is written. */
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

const streamSink = (stream: Output): Sink => ({
  write: (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(asFailure(error)) : resolve()));
    }),
  async close() {},
  async abandon() {},
});

function asFailure(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? new ReaderGone() : new OutputFailed('標準出力', error);
}
