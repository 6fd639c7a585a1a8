import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUpCluster } from '@/db/embedded/backup-folder';
import { copyFolder } from '@/db/embedded/base-backup';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { env } from '@/lib/env';
import { openDataFolder } from './lib/data-folder';
import { readOptions } from './lib/options';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

/** What a data folder has beside the database that is not made anew. */
const SECRET = 'auth-secret';
const UPLOADS = 'uploads';

/** Copies everything an instance has into a folder that another instance starts with. The running one goes on. */
void runScript(async () => {
  const { text } = readOptions(process.argv.slice(2), { to: 'text' });
  const settings = env();
  if (settings.databaseUrl !== null) {
    throw new StartProblem(
      'DATABASE_URL is set: back your own server up by pg_dump or pg_basebackup. This copies the embedded one.',
    );
  }
  const asked = text('to');
  if (asked === undefined) throw new StartProblem('--to names the folder of the backup.');
  const to = resolve(asked);
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new StartProblem(`${to} is not empty: a backup gets a folder of its own.`);
  }
  const { path, postgres } = openDataFolder(settings.dataDir);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  await withDatabase(({ databaseUrl }) =>
    backUpCluster({ databaseUrl, folder: postgres }, join(to, 'postgres')),
  );
  if (existsSync(join(path, UPLOADS))) await copyFolder(join(path, UPLOADS), join(to, UPLOADS));
  if (existsSync(join(path, SECRET))) copyFileSync(join(path, SECRET), join(to, SECRET));
  process.stdout.write(`Backed up. To go on from it: VERNOST_DATA_DIR=${to} npm start\n`);
});
