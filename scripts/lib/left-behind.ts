import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { endProcess, type ProcessMark } from '@/db/embedded/running-process';
import { readJsonFile, writeJsonFile } from './json-file';

const list = z.record(z.string(), z.object({ pid: z.number(), began: z.string() }));
const GRACE_MS = 5_000;

const file = (folder: string) => join(folder, 'processes.json');

/** Notes a running child, so that the next start finds it should this process be killed. */
export function noteProcess(folder: string, name: string, mark: ProcessMark): void {
  writeJsonFile(file(folder), { ...readJsonFile(file(folder), list), [name]: mark });
}

/** The child that runs, or ran last, under the name; null: none yet. */
export function notedProcess(folder: string, name: string): ProcessMark | null {
  return readJsonFile(file(folder), list)?.[name] ?? null;
}

/** Ends what a killed instance left running: web and worker. The database is looked after by its own folder. */
export async function endLeftBehind(folder: string): Promise<void> {
  const noted = readJsonFile(file(folder), list) ?? {};
  await Promise.all(
    Object.values(noted).map((mark) => endProcess(mark, { ask: 'SIGTERM', graceMs: GRACE_MS })),
  );
  rmSync(file(folder), { force: true });
}
