import 'server-only';
import { writeFileSync } from 'node:fs';
import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { present } from '@/lib/domain/shared/assert';

/** What a server makes anew, or of the one that runs: "Backing up the data directory" in the manual of PostgreSQL. */
const LEFT_OUT = new Set([
  ...['postmaster.pid', 'postmaster.opts', 'backup_label', 'backup_manifest', 'standby.signal'],
  ...['pg_internal.init', 'pgsql_tmp'],
]);
/** Folders that must be there and whose content is not a part of a backup. */
const EMPTIED = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans'],
]);

/** Copies a folder that is written meanwhile: a file that goes away is none of the copy. */
export async function copyFolder(
  from: string,
  to: string,
  { emptied = new Set<string>() }: { readonly emptied?: ReadonlySet<string> } = {},
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (emptied.has(entry.name)) await mkdir(target, { mode: 0o700 });
      else await copyFolder(source, target, { emptied });
      continue;
    }
    try {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

/**
 * Copies the data of a server that goes on working, as the manual's "low level API" has it: the embedded PostgreSQL comes without
 * pg_basebackup. The log is not copied: whoever starts the copy brings it along.
 * @param client of a superuser of that server, the same from beginning to end
 */
export async function copyData(client: Client, from: string, to: string): Promise<void> {
  await client.query("SELECT pg_backup_start('vernost', true)");
  await copyFolder(from, to, { emptied: EMPTIED });
  const { rows } = await client.query<{ label: string; spaces: string }>(
    'SELECT labelfile AS label, spcmapfile AS spaces FROM pg_backup_stop(true)',
  );
  const { label, spaces } = present(rows[0], 'a backup that stops tells its label');
  writeFileSync(join(to, 'backup_label'), label, { mode: 0o600 });
  if (spaces !== '') writeFileSync(join(to, 'tablespace_map'), spaces, { mode: 0o600 });
}
