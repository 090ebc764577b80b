import type { Sink } from './target.ts';

/** Characters. */
const CHUNK = 64 * 1024;
/** Whoever follows the output of a slow input waits no longer; a person does not notice it. */
const WAIT_MS = 50;

/** Collects small texts, as writing each costs about as much as making it. */
export function chunkedSink(sink: Sink<string>): Sink<string> {
  let collected = '';
  let timer: NodeJS.Timeout | undefined;
  let written = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const text = collected;
    collected = '';
    if (text !== '') written = written.then(() => sink.write(text));
    return written;
  };
  return {
    async write(text) {
      // Whether the last chunk failed is known now; and there is never more than one chunk waiting.
      await written;
      collected += text;
      if (collected.length >= CHUNK) await flush();
      else if (collected !== '') timer ??= setTimeout(() => flush().catch(() => {}), WAIT_MS);
    },
    async close() {
      await flush();
      await sink.close();
    },
    async abandon() {
      await flush().catch(() => {});
      await sink.abandon();
    },
  };
}
