import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MIN_MEMORY_BYTES = 2 * 1024 ** 3;

/** Where what is thrown away goes: memory when there is enough of it, else the usual place. */
export function fastFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= MIN_MEMORY_BYTES) return '/dev/shm';
  } catch {
    // Not on this system.
  }
  return tmpdir();
}
