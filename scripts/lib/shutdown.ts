/** What has to be undone, last thing first, and how a person asks for it. */
export type Shutdown = Readonly<{
  /** Something to undo; at once when the end has already begun. */
  add: (undo: () => unknown) => void;
  /** Undoes everything; a second call waits for the first. */
  run: () => Promise<void>;
  /** Resolves when somebody asked this process to end. */
  asked: Promise<void>;
  isAsked: () => boolean;
  /** The same wish, for those who take a signal. */
  signal: AbortSignal;
}>;

/**
 * Listens for Ctrl-C, SIGTERM and a closed terminal. Signals may come twice (the terminal and npm
 * both send them), so all after the first are the same wish.
 */
export function createShutdown(): Shutdown {
  const undos: (() => unknown)[] = [];
  let running: Promise<void> | null = null;
  const asking = new AbortController();

  async function undoAll(): Promise<void> {
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) await undo();
  }

  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        asking.abort();
        resolve();
      });
    }
  });
  return {
    add: (undo) => {
      undos.push(undo);
      if (running !== null) running = running.then(undoAll);
    },
    run: () => {
      running ??= undoAll();
      return running;
    },
    asked,
    isAsked: () => asking.signal.aborted,
    signal: asking.signal,
  };
}
