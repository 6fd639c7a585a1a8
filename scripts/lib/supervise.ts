import type { Running } from './service';

/** What keeps a service up until it is told to stop. */
export type Supervised = Readonly<{
  stop: () => Promise<void>;
  /** Ends the process; the supervisor starts it again. */
  restart: () => Promise<void>;
  /** How often it had to be started again. */
  restarts: () => number;
}>;

type Service<R extends Running> = Readonly<{
  name: string;
  /** Already started once, so that the first failure is the caller's to tell. */
  first: R;
  start: () => R | Promise<R>;
  onStart?: (running: R) => void | Promise<void>;
  say: (line: string) => void;
}>;

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** After this long the service counts as healthy again. */
const HEALTHY_MS = 60_000;

/**
 * Starts a service again whenever it ends by itself: after half a second, then after twice as long
 * each time, at most half a minute.
 */
export function supervise<R extends Running>(service: Service<R>): Supervised {
  let isStopping = false;
  let restarts = 0;
  let wait = FIRST_WAIT_MS;
  let current: R | null = service.first;
  let wake = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function startAgain(): Promise<void> {
    try {
      current = await service.start();
      await service.onStart?.(current);
    } catch (error) {
      current = null;
      service.say(`${service.name} could not be started: ${messageOf(error)}`);
    }
  }

  async function keepUp(): Promise<void> {
    while (!isStopping) {
      const since = Date.now();
      await current?.ended;
      if (isStopping) return;
      wait = Date.now() - since > HEALTHY_MS ? FIRST_WAIT_MS : wait;
      service.say(`${service.name} ended by itself; starting it again.`);
      await pause(wait);
      wait = Math.min(wait * 2, MAX_WAIT_MS);
      if (isStopping) return;
      restarts += 1;
      await startAgain();
    }
  }

  const keeping = keepUp();
  return {
    restarts: () => restarts,
    restart: async () => current?.stop(),
    stop: async () => {
      isStopping = true;
      wake();
      await current?.stop();
      await keeping;
      // It may have been starting at that very moment.
      await current?.stop();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
