import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';
import { markProcess, type ProcessMark, signalProcess } from '@/db/embedded/running-process';
import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { findHolder } from '../lib/instance';
import { notedProcess } from '../lib/left-behind';
import { PROJECT_ROOT } from '../lib/project-root';
import { tailOf } from '../lib/service';
import { type Killable, type Place, service } from './place';

/** The console may have to be built first. */
const UP_WITHIN_MS = 15 * 60_000;
const LOOK_EVERY_MS = 100;
const SECRET_BYTES = 32;

async function waitForUp(folder: string, child: ChildProcess): Promise<string> {
  const deadline = performance.now() + UP_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const holder = findHolder(folder);
    if (holder?.url != null && holder.databaseUrl !== null) return holder.databaseUrl;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`the product did not start:\n${tailOf(join(folder, 'start.log'))}`);
}

/** Kills the process that is noted at the moment; whoever keeps it up starts it again. */
function killable(find: () => ProcessMark | null): Killable {
  return {
    kill: async () => {
      const mark = present(find(), 'it runs');
      signalProcess(mark.pid, 'SIGKILL');
      while (markProcess(mark.pid)?.began === mark.began) await sleep(1);
    },
    start: async () => undefined,
  };
}

/**
 * The whole product on an empty programme, as `npm start` runs it: console, worker and database, each kept up by the product itself.
 * `start` of what was killed does nothing, for that is the product's to do.
 */
export async function openProduct(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'vernost-safety-'));
  const port = present(await freePort(0), 'a port is free');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const own = {
    VERNOST_DATA_DIR: folder,
    VERNOST_DEMO: 'off',
    PORT: String(port),
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    WEBHOOK_PRIVATE_NETS: '127.0.0.0/8',
    DATABASE_URL: '',
    DATABASE_READ_URL: '',
    AUTH_URL: '',
    NEXTAUTH_URL: '',
    LOG_LEVEL: 'error',
  };
  const log = openSync(join(folder, 'start.log'), 'a');
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(PROJECT_ROOT, 'scripts', 'start.ts')],
    { cwd: PROJECT_ROOT, env: { ...process.env, ...own }, stdio: ['ignore', log, log] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    await Promise.allSettled([closeReadPools(), closeWritePool()]);
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // What this process does to the base and to uploads it does where the product does it.
    const databaseUrl = await waitForUp(folder, child);
    Object.assign(process.env, own, { DATABASE_URL: databaseUrl });
    const postmaster = () =>
      Number(
        readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
      );
    return {
      folder,
      databaseUrl: () => databaseUrl,
      api: {
        ...killable(() => notedProcess(folder, 'web')),
        url: () => `http://127.0.0.1:${port}/api/v1`,
      },
      worker: killable(() => notedProcess(folder, 'worker')),
      program: (name, file, told) =>
        service(folder, name, { file, env: () => ({ ...told(), DATABASE_URL: databaseUrl }) }),
      database: { ...killable(() => markProcess(postmaster())), pid: postmaster },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
