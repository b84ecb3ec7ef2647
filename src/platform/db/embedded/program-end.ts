const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface EndActions {
  /** Called while the process is exiting: synchronous work only. */
  atOnce(): void;
  /** Called when nothing is left to do, or a signal asks the program to end; the program ends after it. */
  gently(): Promise<void>;
}

/**
 * Runs an action when the program ends, by itself or by SIGINT, SIGTERM or SIGHUP; the returned function forgets it.
 * A signal that the program itself listens to is left to the program (it closes its pages first, then calls `stop` or
 * sends the signal again, as Nest’s shutdown hooks do).
 */
export function onProgramEnd(actions: EndActions): () => void {
  const onExit = (): void => actions.atOnce();
  const onIdle = (): void => void actions.gently();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    void actions.gently().finally(() => {
      forget();
      process.kill(process.pid, signal);
    });
  };
  const forget = (): void => {
    process.off('exit', onExit);
    process.off('beforeExit', onIdle);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.once('exit', onExit);
  process.once('beforeExit', onIdle);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return forget;
}
