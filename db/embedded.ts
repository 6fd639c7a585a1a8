import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { copyBinaries, postgresBinaries } from './embedded/binaries';
import {
  createCluster,
  hasCluster,
  OWNER,
  prepareFolder,
  readRemembered,
  remember,
} from './embedded/cluster-folder';
import { type ClusterKind, clusterSettings } from './embedded/cluster-settings';
import { freePort } from './embedded/free-port';
import { asSpawned, chooseRunAs, type RunAs } from './embedded/run-as';
import { commandLine, endProcess, markProcess, type ProcessMark } from './embedded/running-process';

const DATABASE = 'vernost';
/** Recovery of a large base after a crash may take minutes. */
const START_LIMIT_MS = 10 * 60_000;
const FAST_STOP_MS = 30_000;
const ATTEMPTS = 40;
const PAUSE_MS = 250;

export type EmbeddedServer = Readonly<{
  databaseUrl: string;
  port: number;
  mark: ProcessMark;
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}>;

type Place = Readonly<{ folder: string; kind: ClusterKind; logFile: string }>;

const sleep = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

/** Ends what an interrupted run left behind in this folder and clears its mark. */
async function clearLeftovers(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const mark = Number.isInteger(pid) && pid > 0 ? markProcess(pid) : null;
  const isOurs = mark !== null && commandLine(pid).includes(data);
  if (mark !== null && isOurs) await endProcess(mark, { ask: 'SIGINT', graceMs: FAST_STOP_MS });
  // The number may belong to a stranger now; PostgreSQL would then refuse to start.
  else rmSync(pidFile, { force: true });
}

/** No reason for anything: what it answers those who ask while it recovers, and what children of a killed server say as they notice. */
const BESIDE_THE_POINT =
  /the database system is (starting up|not yet accepting connections)|unexpected postmaster exit/;

/** The last thing the server complained about in this launch. */
function complaint(logFile: string, from: number): string {
  const text = readFileSync(logFile).subarray(from).toString('utf8');
  const lines = text
    .split('\n')
    .filter(
      (line) => /(FATAL|PANIC|could not|error):? /.test(line) && !BESIDE_THE_POINT.test(line),
    );
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? text.trim().split('\n').at(-1) ?? '';
}

function explain(said: string, { folder, logFile }: Place): StartProblem {
  if (said.includes('No space left on device')) {
    return new StartProblem(`The disk that holds ${folder} is full.`);
  }
  if (said.includes('Permission denied')) {
    return new StartProblem(`${folder} cannot be read and written by this user: ${said}.`);
  }
  const reason = said === '' ? 'it gave no reason' : said;
  return new StartProblem(`PostgreSQL did not start: ${reason} (its log is ${logFile}).`);
}

type Launch = Readonly<{ child: ChildProcess; hasEnded: () => boolean; ended: Promise<void> }>;

function launch(binary: string, runAs: RunAs, place: Place, port: number): Launch {
  const settings = clusterSettings(place.kind).flatMap((setting) => ['-c', setting]);
  const args = ['-D', join(place.folder, 'data'), '-p', String(port), ...settings];
  const spawned = asSpawned(runAs, binary, args);
  const log = openSync(place.logFile, 'a', 0o600);
  // A group of its own: Ctrl-C in the terminal must reach us first, the database last.
  const child = spawn(spawned.command, spawned.args, {
    ...spawned.options,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const finish = () => {
      isOver = true;
      resolve();
    };
    child.once('exit', finish);
    child.once('error', finish);
  });
  return { child, hasEnded: () => isOver, ended };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Waits until the server answers. @returns false when it ended instead. */
async function waitUntilReady(url: string, launched: Launch): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (launched.hasEnded()) return false;
    if (await answers(url)) return true;
    await sleep(50);
  }
  return false;
}

const urlOf = (port: number, password: string) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;

/** Where the server of a folder answers while it runs; null: there is none. */
export function rememberedUrl(folder: string): string | null {
  const memory = readRemembered(folder);
  return memory === null ? null : urlOf(memory.port, memory.password);
}

function serverOf(launched: Launch, port: number, password: string): EmbeddedServer {
  const mark = markProcess(launched.child.pid ?? 0);
  if (mark === null) throw new StartProblem('PostgreSQL ended right after it had started.');
  return {
    databaseUrl: urlOf(port, password),
    port,
    mark,
    ended: launched.ended,
    stop: async () => {
      await endProcess(mark, { ask: 'SIGINT', graceMs: FAST_STOP_MS });
      await launched.ended;
    },
  };
}

/** The server program, somewhere its user may run it. */
function usableBinaries(folder: string, runAs: RunAs): string {
  const native = postgresBinaries(join(folder, 'binaries'));
  if (runAs.way !== 'user') return native;
  return copyBinaries(native, '/var/tmp/vernost-postgres-18.4');
}

/**
 * Starts the embedded PostgreSQL 18 of a folder and makes the cluster when there is none.
 * Listens on 127.0.0.1 only, on a port that is remembered; recovers from an earlier kill.
 * @throws StartProblem with one sentence when it cannot.
 */
export async function startEmbedded(place: Place): Promise<EmbeddedServer> {
  const runAs = chooseRunAs();
  const binaries = usableBinaries(place.folder, runAs);
  if (!hasCluster(place.folder)) createCluster(binaries, runAs, place.folder);
  prepareFolder(place.folder, runAs);
  await clearLeftovers(place.folder);
  const memory = readRemembered(place.folder);
  if (memory === null) throw new StartProblem(`${place.folder} lost its server.json.`);
  let said = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = (await freePort(memory.port)) ?? (await freePort(0)) ?? 0;
    const from = existsSync(place.logFile) ? statSync(place.logFile).size : 0;
    const launched = launch(join(binaries, 'bin', 'postgres'), runAs, place, port);
    const adminUrl = `postgres://${OWNER}:${memory.password}@127.0.0.1:${port}/postgres`;
    if (await waitUntilReady(adminUrl, launched)) {
      await ensureDatabase(adminUrl);
      remember(place.folder, { ...memory, port });
      return serverOf(launched, port, memory.password);
    }
    launched.child.kill('SIGKILL');
    said = complaint(place.logFile, from);
    // Children of a killed server take a moment to notice, and may hold a file that the recovery makes anew; a port may
    // be lost to somebody.
    const isPassing = /still in use|Address already in use|already exists|File exists/.test(said);
    if (!isPassing) break;
    await sleep(PAUSE_MS);
  }
  throw explain(said, place);
}
