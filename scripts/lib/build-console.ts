import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { enterBuildFolder } from './build-folder';
import { PROJECT_ROOT } from './project-root';
import { tailOf } from './service';
import { isBuilt, sourcesStamp } from './sources-stamp';

export const NEXT_BINARY = join(PROJECT_ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
/** What serves the build: Node with this, the host and the port. */
export const WEB_SERVER = join(PROJECT_ROOT, 'scripts', 'web.mjs');

/** Where the build goes: `.next`, or NEXT_DIST_DIR so that two builds can stand side by side. */
export function distFolder(): string {
  return join(PROJECT_ROOT, process.env.NEXT_DIST_DIR ?? '.next');
}

type Build = Readonly<{ logFile: string; say: (line: string) => void; signal: AbortSignal }>;

/**
 * Takes the console's build into use, built anew when its sources have changed since. @returns how to give it back
 * @throws StartProblem with the end of the builder's output, or when another instance serves from an older build.
 */
export function buildConsole(how: Build): Promise<() => void> {
  const dist = distFolder();
  const stamp = sourcesStamp(PROJECT_ROOT);
  return enterBuildFolder({
    dist,
    isBuilt: () => isBuilt(dist, stamp),
    build: () => runBuilder({ ...how, dist, stamp }),
    say: how.say,
    signal: how.signal,
  });
}

async function runBuilder({
  logFile,
  say,
  signal,
  dist,
  stamp,
}: Build & { dist: string; stamp: string }): Promise<void> {
  say('Building the console (about a minute) ...');
  rmSync(join(dist, 'vernost-sources'), { force: true });
  const log = openSync(logFile, 'w', 0o600);
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [NEXT_BINARY, 'build'], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', log, log],
      signal,
    });
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(1));
  });
  closeSync(log);
  if (signal.aborted) return;
  if (code !== 0) {
    const tail = tailOf(logFile);
    if (tail.includes('ENOSPC')) throw new StartProblem('The disk is full: the build stopped.');
    throw new StartProblem(`The console could not be built (${logFile}):\n${tail}`);
  }
  writeFileSync(join(dist, 'vernost-sources'), stamp);
}
