import type { Format } from '../../output/format/format.ts';
import type { Summary } from '../../tally/summary.ts';
import { EXIT, type Io, tell } from './io.ts';

const CODES: Readonly<Record<string, number>> = {
  SIGHUP: EXIT.hungUp,
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
};

/** What a shell says of a process that a signal ended: 128 and its number. */
export const exitCodeOf = ({ reason }: AbortSignal): number => CODES[reason] ?? EXIT.interrupted;

/** The summary says that there was more to read. */
export const sayingWhere = (format: Format, signal: AbortSignal): Format => ({
  ...format,
  end: (summary) => format.end({ ...summary, partial: summary.partial || signal.aborted }),
});

/** Told to the one who stopped a run; returns its exit code. */
export function stoppedAt({ read }: Pick<Summary, 'read'>, signal: AbortSignal, io: Io): number {
  tell(io, `途中で止めました。結果は、ここまでに読んだ ${read} 通の分です。`);
  return exitCodeOf(signal);
}

/** Time for what was begun when the signal came: most of it needs less. */
const GRACE_MS = 800;

/** Says when to give up what was begun before the signal. */
export function soonAfter(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => late.abort(signal.reason), GRACE_MS).unref(), { once: true });
  return late.signal;
}

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
