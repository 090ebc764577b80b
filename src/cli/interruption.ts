/** Ends work cleanly on the first Ctrl-C or SIGTERM; a second one ends the process as it would without us. */
export function catchInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      controller.abort(signal);
    });
  return controller.signal;
}
