import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

/** Brings the database up to date and does nothing else: for those who deploy in steps. */
void runScript(() =>
  withDatabase(async () => {
    process.stdout.write('The database is up to date.\n');
  }),
);
