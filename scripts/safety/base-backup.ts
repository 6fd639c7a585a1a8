import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyData } from '@/db/embedded/base-backup';
import { chooseRunAs, giveFolder } from '@/db/embedded/run-as';

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

/** A base backup of a server that goes on working. Both folders are those of a cluster with its `data` and `server.json`. */
export async function backUp(databaseUrl: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    await copyData(client, join(from, 'data'), join(to, 'data'));
    copyFileSync(join(from, 'server.json'), join(to, 'server.json'));
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
