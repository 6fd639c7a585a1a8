import { closeSync, existsSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import type { DataFolder } from './data-folder';

const NEARLY_NOTHING_BYTES = 32 * 1024 * 1024;
const FULL = 'No space left on device';

/** How long the database's log is now: what comes later belongs to this run. */
export function databaseLogLength(folder: DataFolder): number {
  return statSync(folder.logOf('postgres'), { throwIfNoEntry: false })?.size ?? 0;
}

/** The database's own words since then. */
function saidSince(folder: DataFolder, from: number): string {
  const file = folder.logOf('postgres');
  const length = databaseLogLength(folder) - from;
  if (length <= 0 || !existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    readSync(handle, buffer, 0, length, from);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/**
 * A full disk ends the database, and whoever used it sees only a lost connection: this finds the
 * cause behind an error.
 */
export function blameDisk(error: unknown, folder: DataFolder, from: number): unknown {
  const { bavail, bsize } = statfsSync(folder.path);
  const isFull = bavail * bsize < NEARLY_NOTHING_BYTES || saidSince(folder, from).includes(FULL);
  if (!isFull || error instanceof StartProblem) return error;
  return new StartProblem(
    `The disk that holds ${folder.path} is full; free some space and start again.`,
    { cause: error },
  );
}
