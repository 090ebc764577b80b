import { EXIT } from './io.ts';

/** What a shell says of a process that a signal ended: 128 and its number. */
export const exitCodeOf = ({ reason }: AbortSignal): number =>
  reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;

/**
 * Hands items on until the signal comes; then the rest is left where it is. Whatever stdin may still have to say,
 * nobody waits for it.
 */
export async function* untilAborted<T>(items: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  // One listener whose target changes: a race against one promise for the whole run would keep every message alive.
  let stop = (): void => {};
  signal.addEventListener('abort', () => stop(), { once: true });
  const next = (): Promise<IteratorResult<T> | null> =>
    new Promise((resolve, reject) => {
      stop = () => resolve(null);
      items.next().then(resolve, reject);
    });
  try {
    while (!signal.aborted) {
      const result = await next();
      if (result === null || result.done === true) return;
      yield result.value;
    }
  } finally {
    stop = () => {};
    // A generator that waits for stdin could not be closed before it has got something.
    if (!signal.aborted) await items.return(undefined);
  }
}
