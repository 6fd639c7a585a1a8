import 'server-only';
import { copyFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyData, copyFolder } from './base-backup';

/** The log of the server, without what it notes about its files. */
const WITHOUT_NOTES = { emptied: new Set(['archive_status', 'summaries']) };

/**
 * Copies a cluster that goes on working into a folder that `startEmbedded` starts as it stood when the copy ended.
 * @param to a folder that is not there, or empty
 */
export async function backUpCluster(
  { databaseUrl, folder }: Readonly<{ databaseUrl: string; folder: string }>,
  to: string,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await mkdir(to, { recursive: true, mode: 0o700 });
    // For as long as this session lasts no file of the log goes away.
    await client.query(
      "SELECT pg_create_physical_replication_slot('vernost_backup_' || pg_backend_pid(), true, true)",
    );
    await copyData(client, join(folder, 'data'), join(to, 'data'));
    const log = join('data', 'pg_wal');
    await copyFolder(join(folder, log), join(to, log), WITHOUT_NOTES);
    copyFileSync(join(folder, 'server.json'), join(to, 'server.json'));
  } finally {
    await client.end();
  }
}
