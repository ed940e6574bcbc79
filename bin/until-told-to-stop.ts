/**
 * Resolves when the process is to stop: by a signal, or because the supervisor that started it is gone.
 * The first reason counts; later ones are ignored, so that what is going on can be finished.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => resolve());
    process.on('disconnect', () => resolve());
  });
}

/** Tells the supervisor, if there is one, that this process is ready. */
export function sayReady(): void {
  process.send?.('ready');
}
