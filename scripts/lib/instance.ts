import { linkSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isStillRunning, markProcess, type ProcessMark } from '@/db/embedded/running-process';
import { readJsonFile, writeJsonFile } from './json-file';

const mark = z.object({ pid: z.number().int().positive(), began: z.string() });

const holder = mark.extend({
  /** Which npm script holds the folder. */
  command: z.string(),
  /** Where the console answers, once it does. */
  url: z.string().nullable(),
  /** The embedded database, while others may use it. */
  databaseUrl: z.string().nullable(),
});

/** The process that owns a data folder: one at a time. */
export type Holder = z.infer<typeof holder>;

/** Longer than any take-over lasts: what is older was left by a crash. */
const TAKE_OVER_MS = 5_000;

const paths = (folder: string) => ({
  instance: join(folder, 'instance.json'),
  takeOver: join(folder, 'instance.take-over'),
  guests: join(folder, 'guests'),
});

function self(): ProcessMark {
  const found = markProcess(process.pid);
  if (found === null) throw new Error('This process cannot see itself.');
  return found;
}

/** Who holds the folder, or null when nobody alive does. */
export function findHolder(folder: string): Holder | null {
  const found = readJsonFile(paths(folder).instance, holder);
  return found !== null && isStillRunning(found) ? found : null;
}

/** Makes the file whole and only if there is none: a hard link cannot replace another file. */
function createOnce(path: string, content: unknown): boolean {
  const partial = `${path}.${process.pid}.new`;
  writeFileSync(partial, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(partial, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Removes the mark of a dead holder. Only one process at a time may: two could remove each other's. */
function clearDeadHolder(folder: string): void {
  const { instance, takeOver } = paths(folder);
  if (!createOnce(takeOver, self())) {
    const age = Date.now() - (statSync(takeOver, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > TAKE_OVER_MS) rmSync(takeOver, { force: true });
    return;
  }
  try {
    if (findHolder(folder) === null) rmSync(instance, { force: true });
  } finally {
    rmSync(takeOver, { force: true });
  }
}

/** Tries to become the holder. @returns false when somebody alive is. */
export function holdFolder(folder: string, command: string): boolean {
  const mine: Holder = { ...self(), command, url: null, databaseUrl: null };
  if (createOnce(paths(folder).instance, mine)) return true;
  if (findHolder(folder) !== null) return false;
  clearDeadHolder(folder);
  return createOnce(paths(folder).instance, mine);
}

/** Tells others what the holder has to offer. */
export function publish(folder: string, facts: Partial<Pick<Holder, 'url' | 'databaseUrl'>>): void {
  const { instance } = paths(folder);
  const mine = readJsonFile(instance, holder);
  if (mine?.pid === process.pid) writeJsonFile(instance, { ...mine, ...facts });
}

/** Gives the folder back. */
export function releaseFolder(folder: string): void {
  const { instance } = paths(folder);
  if (readJsonFile(instance, holder)?.pid === process.pid) rmSync(instance, { force: true });
}

/** Says that this process uses the holder's database. @returns how to take that back. */
export function enterAsGuest(folder: string): () => void {
  const { guests } = paths(folder);
  mkdirSync(guests, { recursive: true, mode: 0o700 });
  const file = join(guests, `${process.pid}.json`);
  writeJsonFile(file, self());
  return () => rmSync(file, { force: true });
}

/** Whether anybody alive still uses the holder's database. */
export function hasGuests(folder: string): boolean {
  const { guests } = paths(folder);
  mkdirSync(guests, { recursive: true, mode: 0o700 });
  return readdirSync(guests).some((name) => {
    const guest = readJsonFile(join(guests, name), mark);
    return guest !== null && isStillRunning(guest);
  });
}
