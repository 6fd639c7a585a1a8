import { StartProblem } from '@/lib/domain/shared/start-problem';
import { tailOf } from './service';

const LIMIT_MS = 90_000;
const PAUSE_MS = 100;
const MAX_RESTARTS = 2;

/**
 * Waits until the console says it can work.
 * @throws StartProblem with the end of its log when it keeps ending instead.
 */
export async function waitUntilReady({
  url,
  restarts,
  isAsked,
  logFile,
}: {
  url: string;
  restarts: () => number;
  isAsked: () => boolean;
  logFile: string | null;
}): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline && restarts() <= MAX_RESTARTS && !isAsked()) {
    const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      .then((response) => response.ok)
      .catch(() => false);
    if (isReady) return;
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
  }
  if (isAsked()) return;
  const said = logFile === null ? '' : `; its log ${logFile} ends with:\n${tailOf(logFile)}`;
  throw new StartProblem(`The console did not become ready${said || '.'}`);
}
