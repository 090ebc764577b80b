import type { Io, Output } from './io.ts';
import { OutputFailed } from './output-failed.ts';
import type { Sink, Target } from './target.ts';

/** The reader of stdout went away (`| head`): no error, there is just nobody left to write to. */
export class ReaderGone extends Error {}

export async function openSink({ output, ...care }: Target, io: Io): Promise<Sink> {
  if (output === undefined) return streamSink(io.stdout);
  const { fileSink } = await import('./file-sink.ts');
  return fileSink(output, care, io);
}

/** Writes all that there is. */
export async function writeOut(text: string | Uint8Array, target: Target, io: Io): Promise<void> {
  const sink = await openSink(target, io);
  try {
    await sink.write(text);
    await sink.close();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
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
