const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How the process ends where it does not end by itself. */
export interface Ending {
  /** From now on the first signal is told here instead of ending the process; a second one ends it. */
  readonly interruption: () => AbortSignal;
  /** `tidy` is called, and must be done when it returns, if the process ends before what comes back is called. */
  readonly beforeEnd: (tidy: () => void) => () => void;
  /** Everything is written out: what still keeps a process that was told to stop counts for nothing. */
  readonly over: () => void;
}

/** Time for what is under way to end by itself. */
const LEAVE_MS = 500;

export function watchEnd(): Ending {
  // Made for the first who wants to hear: Node has to load it.
  let heard: AbortController | null = null;
  const tidies = new Set<() => void>();
  const tidyUp = (): void => {
    for (const tidy of tidies) tidy();
    tidies.clear();
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (heard && !heard.signal.aborted) {
      heard.abort(name);
      return;
    }
    tidyUp();
    endBy(name);
  };
  const watch = (): void => {
    if (process.listeners('SIGINT').includes(onSignal)) return;
    for (const name of SIGNALS) process.on(name, onSignal);
    process.once('exit', tidyUp);
  };
  return {
    interruption() {
      watch();
      heard ??= new AbortController();
      return heard.signal;
    },
    beforeEnd(tidy) {
      watch();
      tidies.add(tidy);
      return () => void tidies.delete(tidy);
    },
    over() {
      // A read that has begun, say of a terminal line or a disk that does not answer, cannot be taken back.
      const { aborted = false, reason } = heard?.signal ?? {};
      if (aborted) setTimeout(() => endBy(reason), LEAVE_MS).unref();
    },
  };
}

/** As if nobody had listened: whoever started the process sees which signal it was. */
function endBy(name: NodeJS.Signals): void {
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}
