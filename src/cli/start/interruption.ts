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
  const controller = new AbortController();
  const tidies = new Set<() => void>();
  let isHeard = false;
  const tidyUp = (): void => {
    for (const tidy of tidies) tidy();
    tidies.clear();
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (isHeard && !controller.signal.aborted) {
      controller.abort(name);
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
      isHeard = true;
      return controller.signal;
    },
    beforeEnd(tidy) {
      watch();
      tidies.add(tidy);
      return () => void tidies.delete(tidy);
    },
    over() {
      // A read that has begun, say of a terminal line or a disk that does not answer, cannot be taken back.
      if (controller.signal.aborted) setTimeout(() => endBy(controller.signal.reason), LEAVE_MS).unref();
    },
  };
}

/** As if nobody had listened: whoever started the process sees which signal it was. */
function endBy(name: NodeJS.Signals): void {
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}
