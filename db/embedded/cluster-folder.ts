import 'server-only';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { asSpawned, assertReachable, giveFolder, letThrough, type RunAs } from './run-as';

export const OWNER = 'vernost';
const MAJOR = '18';

/** What is remembered beside the cluster: people keep one port, and one password for it. */
const remembered = z.object({ port: z.number().int(), password: z.string().min(1) });
export type Remembered = z.infer<typeof remembered>;

const paths = (folder: string) => ({
  data: join(folder, 'data'),
  half: join(folder, 'data.partial'),
  memory: join(folder, 'server.json'),
  passwordFile: join(folder, 'password.partial'),
});

export function readRemembered(folder: string): Remembered | null {
  const { memory } = paths(folder);
  if (!existsSync(memory)) return null;
  const parsed = remembered.safeParse(parseJson(readFileSync(memory, 'utf8')));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Written beside and moved into place, so that a crash leaves the old or the new, never half. */
export function remember(folder: string, facts: Remembered): void {
  const { memory } = paths(folder);
  writeFileSync(`${memory}.partial`, JSON.stringify(facts), { mode: 0o600 });
  renameSync(`${memory}.partial`, memory);
}

/**
 * Locales in order of preference. Sorting and case come from PostgreSQL itself and are the same on
 * every machine; the character types (trigrams of Cyrillic) still need a UTF-8 locale of the system.
 */
const LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'UTF-8'];

function runInitdb(binaries: string, runAs: RunAs, folder: string, locale: string): string | null {
  const { half, passwordFile } = paths(folder);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  giveFolder(half, runAs);
  assertReachable(half, runAs);
  const spawned = asSpawned(runAs, join(binaries, 'bin', 'initdb'), [
    `--pgdata=${half}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${locale}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  const done = spawnSync(spawned.command, spawned.args, { ...spawned.options, encoding: 'utf8' });
  return done.status === 0 ? null : `${done.error?.message ?? ''}${done.stdout}${done.stderr}`;
}

/** Makes a new cluster, whole or not at all. */
export function createCluster(binaries: string, runAs: RunAs, folder: string): void {
  const { data, half, passwordFile } = paths(folder);
  const password = randomBytes(24).toString('base64url');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const path of [dirname(folder), folder]) letThrough(path, runAs);
  writeFileSync(passwordFile, password, { mode: runAs.way === 'user' ? 0o644 : 0o600 });
  try {
    let failure: string | null = null;
    for (const locale of LOCALES) {
      failure = runInitdb(binaries, runAs, folder, locale);
      if (failure === null || !failure.includes('invalid locale')) break;
    }
    if (failure !== null) throw initdbProblem(folder, failure);
    remember(folder, { port: 0, password });
    renameSync(half, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

function initdbProblem(folder: string, output: string): StartProblem {
  if (output.includes('No space left on device')) {
    return new StartProblem(`The disk is full: PostgreSQL could not be set up in ${folder}.`);
  }
  const lastLine = output
    .trim()
    .split('\n')
    .find((line) => /error|could not|cannot/i.test(line));
  return new StartProblem(
    `PostgreSQL could not be set up in ${folder}: ${lastLine ?? 'initdb gave no reason'}.`,
    { cause: output },
  );
}

/**
 * Whether a cluster of our version stands in the folder.
 * @throws StartProblem when something else stands there.
 */
export function hasCluster(folder: string): boolean {
  const { data, memory } = paths(folder);
  if (!existsSync(data)) return false;
  const versionFile = join(data, 'PG_VERSION');
  const advice = 'move it away or set VERNOST_DATA_DIR to another folder';
  if (!existsSync(versionFile)) {
    if (readdirSync(data).length === 0) return false;
    throw new StartProblem(`${data} is not a complete PostgreSQL folder; ${advice}.`);
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== MAJOR) {
    throw new StartProblem(
      `${data} was made by PostgreSQL ${version} and this is ${MAJOR}; ${advice}.`,
    );
  }
  if (readRemembered(folder) === null) {
    throw new StartProblem(`${memory} is missing or damaged, so nobody can sign in; ${advice}.`);
  }
  return true;
}

/** Rights and owner as the server insists on, also after the folder was copied around. */
export function prepareFolder(folder: string, runAs: RunAs): void {
  const { data } = paths(folder);
  giveFolder(data, runAs);
  chmodSync(data, 0o700);
  for (const path of [dirname(folder), folder]) letThrough(path, runAs);
  assertReachable(data, runAs);
}
