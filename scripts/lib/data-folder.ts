import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { PROJECT_ROOT } from './project-root';

const MB = 1024 * 1024;
const MIN_FREE_BYTES = 256 * MB;

/** Where an instance keeps everything that is its own. Relative folders count from the project. */
export type DataFolder = Readonly<{
  path: string;
  postgres: string;
  /** Of a second server that repeats the first, where there is one. */
  replica: string;
  logs: string;
  logOf: (service: string) => string;
}>;

/**
 * The data folder, made when absent.
 * @throws StartProblem when it cannot be used or its disk is nearly full.
 */
export function openDataFolder(setting: string): DataFolder {
  const path = resolve(PROJECT_ROOT, setting);
  const logs = join(path, 'logs');
  try {
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(logs, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^E[A-Z]+: /, '') : '';
    throw new StartProblem(
      `The data folder ${path} cannot be used (${why}); set VERNOST_DATA_DIR to another one.`,
      { cause },
    );
  }
  assertSpace(path);
  return {
    path,
    postgres: join(path, 'postgres'),
    replica: join(path, 'replica'),
    logs,
    logOf: (service) => join(logs, `${service}.log`),
  };
}

function assertSpace(path: string): void {
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  if (free >= MIN_FREE_BYTES) return;
  throw new StartProblem(
    `The disk that holds ${path} is nearly full (${Math.floor(free / MB)} MB left); ` +
      'free some space or set VERNOST_DATA_DIR to another disk.',
  );
}
