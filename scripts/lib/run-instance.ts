import { join } from 'node:path';
import { rememberedUrl } from '@/db/embedded';
import { migrate } from '@/db/migrate';
import { authSecret, type Env, env } from '@/lib/env';
import { announcement } from './announce';
import { blameDisk, databaseLogLength } from './blame-disk';
import { buildConsole, NEXT_BINARY, WEB_SERVER } from './build-console';
import { type DataFolder, openDataFolder } from './data-folder';
import { firstProgramme } from './first-programme';
import { publish, releaseFolder } from './instance';
import { type InstanceDatabase, instanceDatabase } from './instance-database';
import { keptSecret } from './kept-secret';
import { endLeftBehind, noteProcess } from './left-behind';
import { PROJECT_ROOT } from './project-root';
import { type Running, startService } from './service';
import { setupLink } from './setup-link';
import { createShutdown, type Shutdown } from './shutdown';
import { type Supervised, supervise } from './supervise';
import { takeFolder } from './take-folder';
import { waitUntilReady } from './wait-until-ready';
import { assertWebPortIsFree } from './web-port';

export type Mode = 'start' | 'dev';

type Instance = Readonly<{
  mode: Mode;
  settings: Env;
  folder: DataFolder;
  shutdown: Shutdown;
  secret: string;
}>;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Without the demo a secret must be given; beside the demo one is made and kept. */
function secretFor(settings: Env, folder: DataFolder): string {
  if (!settings.isDemo) return authSecret();
  return settings.authSecret ?? keptSecret(folder.path);
}

/** Where reports are read: what is set, or the replica of `npm run replica`, whether it runs now or not. */
function readUrl({ settings, folder }: Instance): string | undefined {
  if (settings.databaseReadUrl !== null) return settings.databaseReadUrl;
  return settings.databaseUrl === null ? (rememberedUrl(folder.replica) ?? undefined) : undefined;
}

/** What web and worker get to know. */
function childEnv(instance: Instance, databaseUrl: string) {
  const { mode, settings, folder, secret } = instance;
  return {
    ...process.env,
    NODE_ENV: mode === 'dev' ? ('development' as const) : ('production' as const),
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(settings.port),
    DATABASE_URL: databaseUrl,
    DATABASE_READ_URL: readUrl(instance),
    VERNOST_DATA_DIR: folder.path,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    AUTH_URL: settings.publicUrl,
    NEXTAUTH_URL: settings.publicUrl,
  };
}

/** Keeps a process of ours up until the instance stops. */
function keepUp(
  instance: Instance,
  database: InstanceDatabase,
  { name, args }: { name: string; args: readonly string[] },
): Supervised {
  const { folder, shutdown } = instance;
  const start = (): Running => {
    const running = startService({
      command: process.execPath,
      args,
      env: childEnv(instance, database.url()),
      cwd: PROJECT_ROOT,
      // A developer reads the console's output where it was started.
      logFile: instance.mode === 'dev' && name === 'web' ? null : folder.logOf(name),
    });
    noteProcess(folder.path, name, running.mark);
    return running;
  };
  const supervised = supervise({ name: `The ${name} process`, first: start(), start, say });
  shutdown.add(supervised.stop);
  return supervised;
}

function workerArgs(mode: Mode): string[] {
  const watch = mode === 'dev' ? ['--watch', '--watch-preserve-output'] : [];
  const main = join(PROJECT_ROOT, 'worker', 'main.ts');
  return [...watch, '--conditions=react-server', '--import', 'tsx', main];
}

function webArgs(mode: Mode, { host, port }: Env): string[] {
  if (mode === 'start') return [WEB_SERVER, host, String(port)];
  return [NEXT_BINARY, 'dev', '-H', host, '-p', String(port)];
}

/** From an empty folder to a console that answers. */
async function bringUp(instance: Instance): Promise<void> {
  const { mode, settings, folder, shutdown } = instance;
  const { host, port } = settings;
  const services: Supervised[] = [];
  await endLeftBehind(folder.path);
  await assertWebPortIsFree(host, port);
  const database = await instanceDatabase({
    given: settings.databaseUrl,
    folder,
    shutdown,
    say,
    onMoved: async () => void (await Promise.all(services.map((service) => service.restart()))),
  });
  await migrate(database.url());
  if (shutdown.isAsked()) return;
  const isDemo = await firstProgramme({
    databaseUrl: database.url(),
    isDemoWanted: settings.isDemo,
    members: settings.demoMembers,
    now: new Date(),
    say,
  });
  if (mode === 'start' && !shutdown.isAsked()) {
    const build = { logFile: folder.logOf('build'), say, signal: shutdown.signal };
    shutdown.add(await buildConsole(build));
  }
  if (shutdown.isAsked()) return;
  services.push(keepUp(instance, database, { name: 'worker', args: workerArgs(mode) }));
  const web = keepUp(instance, database, { name: 'web', args: webArgs(mode, settings) });
  services.push(web);
  const localUrl = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const logFile = mode === 'dev' ? null : folder.logOf('web');
  await waitUntilReady({
    url: localUrl,
    restarts: web.restarts,
    isAsked: shutdown.isAsked,
    logFile,
  });
  if (shutdown.isAsked()) return;
  const { publicUrl: url } = settings;
  const setupUrl = isDemo ? null : await setupLink(database.url(), url);
  publish(folder.path, { url, databaseUrl: database.url() });
  say(announcement({ url, isDemo, setupUrl, logs: folder.logs }));
}

/** Runs an instance until it is asked to stop. @returns the exit code */
export async function runInstance(mode: Mode): Promise<number> {
  const settings = env();
  const folder = openDataFolder(settings.dataDir);
  const secret = secretFor(settings, folder);
  const other = await takeFolder(folder.path, { command: mode, say });
  if (other !== null) {
    say(
      other.url === null
        ? 'Vernost is already starting.'
        : `Vernost is already running at ${other.url}`,
    );
    return 0;
  }
  const shutdown = createShutdown();
  shutdown.add(() => releaseFolder(folder.path));
  shutdown.add(() => endLeftBehind(folder.path));
  const logLength = databaseLogLength(folder);
  const up = bringUp({ mode, settings, folder, shutdown, secret });
  try {
    // Whatever it is doing, a wish to stop comes first.
    await Promise.race([up, shutdown.asked]);
    await shutdown.asked;
    say('\nStopping ...');
    return 0;
  } catch (error) {
    throw blameDisk(error, folder, logLength);
  } finally {
    await shutdown.run();
    // What was under way fails now that its database is gone; what it added is undone as well.
    await up.catch(() => undefined);
    await shutdown.run();
  }
}
