import 'server-only';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyData } from './base-backup';
import { hasCluster, readRemembered, remember } from './cluster-folder';

/** Keeps the log that the replica has not replayed yet. */
const SLOT = 'vernost_replica';
/** A cluster that runs: where it answers, and its folder. */
type RunningCluster = Readonly<{ databaseUrl: string; folder: string }>;

/** Copies a running cluster's data, its log kept for the copy from here on. */
async function copyForReplica({ databaseUrl, folder }: RunningCluster, to: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1',
      [SLOT],
    );
    await client.query('SELECT pg_create_physical_replication_slot($1, true)', [SLOT]);
    await copyData(client, join(folder, 'data'), to);
  } finally {
    await client.end();
  }
}

/** Tells a replica where its primary is: its port may be another one since. */
function pointTo(data: string, databaseUrl: string): void {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const facts = `host=${hostname} port=${port} user=${username} password=${password} application_name=${SLOT}`;
  const lines = [`primary_conninfo = '${facts}'`, `primary_slot_name = '${SLOT}'`, ''];
  writeFileSync(join(data, 'postgresql.auto.conf'), lines.join('\n'), { mode: 0o600 });
}

/**
 * Makes a folder a replica of a running cluster of this machine, whole or not at all: copied while it runs, or as it was left and
 * pointed to where the primary is now. It goes on by streaming once it is started.
 * @returns whether it was copied
 * @throws StartProblem when something else stands in the folder
 */
export async function prepareReplica(primary: RunningCluster, folder: string): Promise<boolean> {
  const data = join(folder, 'data');
  const half = join(folder, 'data.partial');
  const isThere = hasCluster(folder);
  if (!isThere) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(half, { recursive: true, force: true });
    await copyForReplica(primary, half);
    writeFileSync(join(half, 'standby.signal'), '', { mode: 0o600 });
    const password = readRemembered(primary.folder)?.password ?? '';
    remember(folder, { port: 0, password });
    renameSync(half, data);
  }
  pointTo(data, primary.databaseUrl);
  return !isThere;
}
