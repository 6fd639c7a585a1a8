import { env } from '@/lib/env';
import { runScript } from './lib/run-script';
import { setupLink } from './lib/setup-link';
import { withDatabase } from './lib/with-database';

/** Brings the database up to date, for those who deploy in steps; says how the first administrator is made while nobody can sign in. */
void runScript(() =>
  withDatabase(async ({ databaseUrl }) => {
    process.stdout.write('The database is up to date.\n');
    const { isDemo, publicUrl } = env();
    const link = isDemo ? null : await setupLink(databaseUrl, publicUrl);
    if (link !== null) process.stdout.write(`The first administrator is made at ${link}\n`);
  }),
);
