/** Waits for the word to stop: Ctrl-C, SIGTERM, or the end of the process that started this one. */

/**
 * Resolves at the first SIGINT or SIGTERM; further ones are taken in silence, since a terminal and a parent process may
 * both send one, and the closing down goes on. A child with a channel to its parent also stops when the parent is gone.
 */
export function stopSignal(): Promise<void> {
  return new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped());
    if (!process.connected) return;
    process.once('disconnect', () => stopped());
    // Listening alone keeps no process alive.
    process.channel?.unref();
  });
}
