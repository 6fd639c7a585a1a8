import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { enterAsGuest, hasGuests, holdFolder, releaseFolder } from './instance';

const PAUSE_MS = 300;
const WAIT_LIMIT_MS = 15 * 60_000;

type Use = Readonly<{
  dist: string;
  /** Whether what stands in the folder is the build of these sources. */
  isBuilt: () => boolean;
  build: () => Promise<void>;
  say: (line: string) => void;
  signal: AbortSignal;
}>;

/**
 * Takes the build folder into use, built first when it must be: by one process at a time, and never while another serves
 * from it, for the builder empties it. Instances of one checkout share it, whatever their data folders. @returns how to
 * give it back
 * @throws StartProblem when an instance serves a build of other sources from it
 */
export async function enterBuildFolder({
  dist,
  isBuilt,
  build,
  say,
  signal,
}: Use): Promise<() => void> {
  // Beside it, not in it: the builder would remove the marks.
  const marks = `${dist}-marks`;
  mkdirSync(marks, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let hasSaid = false;
  while (Date.now() < deadline && !signal.aborted) {
    if (holdFolder(marks, 'build')) {
      try {
        if (!isBuilt()) {
          if (hasGuests(marks)) throw servesOther(dist);
          await build();
        }
        // Before the folder is let go: nobody builds in between.
        return enterAsGuest(marks);
      } finally {
        releaseFolder(marks);
      }
    }
    if (!hasSaid) say('Waiting for another Vernost that builds the console ...');
    hasSaid = true;
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  if (signal.aborted) return () => undefined;
  throw new StartProblem(`The build folder ${dist} is still in use by another build.`);
}

function servesOther(dist: string): StartProblem {
  return new StartProblem(
    `Another Vernost serves the console from ${dist}, which was built from other sources; ` +
      'stop it first, or set NEXT_DIST_DIR to a folder of this one alone, such as .next-second.',
  );
}
