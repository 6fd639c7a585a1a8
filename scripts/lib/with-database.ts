import { startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';
import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { env } from '@/lib/env';
import { blameDisk, databaseLogLength } from './blame-disk';
import { type DataFolder, openDataFolder } from './data-folder';
import {
  enterAsGuest,
  findHolder,
  hasGuests,
  holdFolder,
  publish,
  releaseFolder,
} from './instance';
import { endLeftBehind } from './left-behind';

type Work<T> = (context: { databaseUrl: string }) => Promise<T>;

const PAUSE_MS = 200;
const WAIT_LIMIT_MS = 15 * 60_000;

const sleep = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

/** Everything that opens a connection in this process reads DATABASE_URL. */
async function runOn<T>(databaseUrl: string, work: Work<T>): Promise<T> {
  process.env.DATABASE_URL = databaseUrl;
  try {
    return await work({ databaseUrl });
  } finally {
    await Promise.allSettled([closeReadPools(), closeWritePool()]);
  }
}

/** Works on the database of a running instance. @returns null when it went away before we began. */
async function asGuest<T>(folder: DataFolder, work: Work<T>): Promise<{ result: T } | null> {
  const leave = enterAsGuest(folder.path);
  try {
    // Looked up after entering: a holder that stops first withdraws the address, then counts guests.
    const databaseUrl = findHolder(folder.path)?.databaseUrl ?? null;
    if (databaseUrl === null) return null;
    return { result: await runOn(databaseUrl, work) };
  } finally {
    leave();
  }
}

/** Starts the database for this work alone, and stops it after the last guest. */
async function asHolder<T>(folder: DataFolder, work: Work<T>): Promise<T> {
  await endLeftBehind(folder.path);
  const logLength = databaseLogLength(folder);
  const server = await startEmbedded({
    folder: folder.postgres,
    kind: 'lasting',
    logFile: folder.logOf('postgres'),
  });
  const stopNow = (signal: NodeJS.Signals) => {
    void server.stop().finally(() => {
      releaseFolder(folder.path);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  };
  process.on('SIGINT', stopNow).on('SIGTERM', stopNow).on('SIGHUP', stopNow);
  try {
    await migrate(server.databaseUrl);
    publish(folder.path, { databaseUrl: server.databaseUrl });
    return await runOn(server.databaseUrl, work);
  } catch (error) {
    throw blameDisk(error, folder, logLength);
  } finally {
    publish(folder.path, { databaseUrl: null });
    while (hasGuests(folder.path)) await sleep(PAUSE_MS);
    await server.stop();
  }
}

/**
 * Runs the work on a migrated database, wherever there is one: DATABASE_URL, else the database of
 * the instance that runs on the data folder, else the embedded server, started for this alone.
 */
export async function withDatabase<T>(work: Work<T>): Promise<T> {
  const settings = env();
  if (settings.databaseUrl !== null) {
    await migrate(settings.databaseUrl);
    return runOn(settings.databaseUrl, work);
  }
  const folder = openDataFolder(settings.dataDir);
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let hasSaid = false;
  while (Date.now() < deadline) {
    if (holdFolder(folder.path, 'script')) {
      try {
        return await asHolder(folder, work);
      } finally {
        releaseFolder(folder.path);
      }
    }
    const done = await asGuest(folder, work);
    if (done !== null) return done.result;
    if (!hasSaid) process.stderr.write('Waiting for Vernost to be ready ...\n');
    hasSaid = true;
    await sleep(PAUSE_MS);
  }
  const holder = findHolder(folder.path);
  throw new StartProblem(
    `The database in ${folder.path} is held by process ${holder?.pid ?? 'unknown'} and did not become ready.`,
  );
}
