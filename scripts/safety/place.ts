import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded';
import { freePort } from '@/db/embedded/free-port';
import { signalProcess } from '@/db/embedded/running-process';
import { migrate } from '@/db/migrate';
import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { assert, present } from '@/lib/domain/shared/assert';
import { PROJECT_ROOT } from '../lib/project-root';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;

const sleep = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

/** A process of the proof that may be killed at any moment and is started again. */
export type Killable = {
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** A database that keeps what was committed, an API process and a worker: all thrown away afterwards. */
export type Place = {
  readonly folder: string;
  readonly databaseUrl: () => string;
  readonly api: Killable & { readonly url: () => string };
  readonly worker: Killable;
  /** Another program of ours, with what it is told beside the place. */
  readonly program: (
    name: string,
    file: string,
    told: () => Readonly<Record<string, string>>,
  ) => Killable;
  readonly database: Killable & { readonly pid: () => number };
  readonly end: () => Promise<void>;
};

/** A program of ours, run as the product runs its own. */
export function service(
  folder: string,
  name: string,
  { file, env }: { file: string; env: () => Readonly<Record<string, string>> },
) {
  let child: ChildProcess | null = null;
  return {
    start: async () => {
      if (child !== null) return;
      const log = openSync(join(folder, `${name}.log`), 'a');
      child = spawn(
        process.execPath,
        ['--conditions=react-server', '--import', 'tsx', join(PROJECT_ROOT, file)],
        { cwd: PROJECT_ROOT, env: { ...process.env, ...env() }, stdio: ['ignore', log, log] },
      );
    },
    kill: async () => {
      const dying = child;
      child = null;
      if (dying === null || dying.exitCode !== null) return;
      const gone = new Promise((resolve) => dying.once('exit', resolve));
      dying.kill('SIGKILL');
      await gone;
    },
  };
}

async function waitFor(url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`nobody answers at ${url}`);
}

/** Makes the place: an empty, migrated base in DATABASE_URL of this process; API and worker are started by whoever wants them. */
export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'vernost-safety-'));
  const launch = () =>
    startEmbedded({ folder, kind: 'lasting', logFile: join(folder, 'postgres.log') });
  let server: EmbeddedServer = await launch();
  await migrate(server.databaseUrl);
  process.env.DATABASE_URL = server.databaseUrl;
  delete process.env.DATABASE_READ_URL;
  const apiPort = present(await freePort(0), 'a port is free');
  const env = () => ({
    DATABASE_URL: server.databaseUrl,
    SAFETY_PORT: String(apiPort),
    LOG_LEVEL: 'error',
  });
  const api = service(folder, 'api', { file: 'scripts/safety/api-process.ts', env });
  const worker = service(folder, 'worker', { file: 'worker/main.ts', env });
  const url = () => `http://127.0.0.1:${apiPort}/api/v1`;
  return {
    folder,
    databaseUrl: () => server.databaseUrl,
    api: {
      ...api,
      url,
      start: async () => {
        await api.start();
        await waitFor(`${url()}/ping`);
      },
    },
    worker,
    program: (name, file, told) =>
      service(folder, name, { file, env: () => ({ ...env(), ...told() }) }),
    database: {
      pid: () => server.mark.pid,
      kill: async () => {
        signalProcess(server.mark.pid, 'SIGKILL');
        await server.ended;
      },
      start: async () => {
        const before = server.databaseUrl;
        server = await launch();
        assert(server.databaseUrl === before, 'the database comes back where it was');
      },
    },
    end: async () => {
      await Promise.all([api.kill(), worker.kill()]);
      await Promise.allSettled([closeReadPools(), closeWritePool()]);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
