import { StartProblem } from '@/lib/domain/shared/start-problem';
import { findHolder, type Holder, holdFolder } from './instance';

const PAUSE_MS = 300;
const WAIT_LIMIT_MS = 30 * 60_000;

/**
 * Becomes the holder of the data folder, after any script that is using it.
 * @returns the running instance when there is one already, else null
 */
export async function takeFolder(
  folder: string,
  { command, say }: { command: string; say: (line: string) => void },
): Promise<Holder | null> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let hasSaid = false;
  while (Date.now() < deadline) {
    if (holdFolder(folder, command)) return null;
    const holder = findHolder(folder);
    if (holder !== null && holder.command !== 'script') return holder;
    if (holder !== null && !hasSaid) {
      say(`Waiting for another npm script (process ${holder.pid}) to finish ...`);
      hasSaid = true;
    }
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
  }
  throw new StartProblem(`The data folder ${folder} is still in use by another npm script.`);
}
