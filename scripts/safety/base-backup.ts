import { appendFileSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { chooseRunAs, giveFolder } from '@/db/embedded/run-as';
import { present } from '@/lib/domain/shared/assert';

/** Made anew by the server, or of the one that runs. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts']);
/** Folders that must be there and whose content is not a part of the backup. */
const EMPTY = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_stat_tmp',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_subtrans',
]);

/** Copies a folder that is written meanwhile: a file that goes away is none of the backup. */
async function copyFolder(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (LEFT_OUT.has(entry.name)) continue;
    if (entry.isDirectory()) {
      if (EMPTY.has(entry.name)) mkdirSync(target, { mode: 0o700 });
      else await copyFolder(source, target);
      continue;
    }
    try {
      await copyFile(source, target);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

/** A folder that the server may write its log to. */
export function openArchive(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveFolder(folder, chooseRunAs());
  return folder;
}

/** Asks the server, from its next start on, to keep every file of its log in the folder. */
export async function archiveInto(client: Client, archive: string): Promise<void> {
  await client.query(`ALTER SYSTEM SET archive_mode = 'on'`);
  await client.query(`ALTER SYSTEM SET archive_command = 'cp "%p" "${archive}/%f"'`);
}

/**
 * A base backup of a server that goes on working, as the manual's "low level API" has it: the embedded PostgreSQL comes without
 * pg_basebackup. Both folders are those of a cluster with its `data` and `server.json`.
 */
export async function backUp(databaseUrl: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('safety', true)`);
    mkdirSync(to, { recursive: true, mode: 0o700 });
    await copyFolder(join(from, 'data'), join(to, 'data'));
    copyFileSync(join(from, 'server.json'), join(to, 'server.json'));
    const { rows } = await client.query<{ label: string; spaces: string }>(
      'SELECT labelfile AS label, spcmapfile AS spaces FROM pg_backup_stop(true)',
    );
    const { label, spaces } = present(rows[0], 'a backup that stops tells its label');
    writeFileSync(join(to, 'data', 'backup_label'), label, { mode: 0o600 });
    if (spaces !== '') writeFileSync(join(to, 'data', 'tablespace_map'), spaces, { mode: 0o600 });
  } finally {
    await client.end();
  }
}

/** Makes the backup come up as the base stood at a named point of the log. */
export function recoverTo(folder: string, point: string, archive: string): void {
  appendFileSync(
    join(folder, 'data', 'postgresql.auto.conf'),
    [
      `archive_mode = 'off'`,
      `restore_command = 'cp "${archive}/%f" "%p"'`,
      `recovery_target_name = '${point}'`,
      `recovery_target_action = 'promote'`,
      '',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'data', 'recovery.signal'), '', { mode: 0o600 });
}
