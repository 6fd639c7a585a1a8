import 'server-only';
import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { env } from '@/lib/env';

const ENDING = '.duckdb';
/** Whatever this product puts there: a copy, or one in the making with what belongs to it. */
const OURS = /^[0-9a-f-]{36}\.(duckdb|building)/;

function folder(): string {
  return resolve(env().dataDir, 'columns');
}

/** Where a copy lies, and where it is while it is being made. */
export function columnsPaths(fileId: string): {
  readonly whole: string;
  readonly building: string;
} {
  return {
    whole: join(folder(), `${fileId}${ENDING}`),
    building: join(folder(), `${fileId}.building`),
  };
}

/** Makes the folder when it is not there; others than the owner cannot look into it. */
export async function makeColumnsFolder(): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
}

/** Whether a whole copy lies here. */
export async function hasColumnsFile(fileId: string): Promise<boolean> {
  return access(columnsPaths(fileId).whole).then(
    () => true,
    () => false,
  );
}

/**
 * Removes every copy but one, and what builds that were cut left behind. Who still reads a removed file keeps what it has open.
 * @param fileId null: none is kept
 */
export async function removeColumnsFiles(fileId: string | null): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    // What DuckDB lays beside a copy while it reads it begins with its name.
    if (OURS.test(name) && !name.startsWith(`${fileId}${ENDING}`)) {
      await rm(join(folder(), name), { force: true, recursive: true });
    }
  }
}
