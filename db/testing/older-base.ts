import 'server-only';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Client } from 'pg';

const FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));

async function onDatabase<T>(name: string, work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A base as it was before a migration (its place in the list), filled by `fill`, then migrated by that one alone, or by all from it
 * on, and handed to `look`. The base is dropped after.
 */
export async function migrateOlderBase<T>(
  place: number,
  {
    fill,
    look,
    toNewest = false,
  }: {
    fill: (client: Client) => Promise<unknown>;
    look: (client: Client) => Promise<T>;
    toNewest?: boolean;
  },
): Promise<T> {
  const own = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
  const name = `before_migration_${place}_${toNewest ? 'whole' : 'one'}`;
  await onDatabase(own, (client) => client.query(`CREATE DATABASE ${name}`));
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  try {
    return await onDatabase(name, async (client) => {
      // One of the migrations lets the read role see drizzle's own list.
      await client.query('BEGIN; CREATE SCHEMA drizzle');
      await client.query(
        'CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at bigint)',
      );
      const run = async (from: number, to: number) => {
        for (const { sql } of migrations.slice(from, to)) {
          for (const statement of sql) await client.query(statement);
        }
      };
      await run(0, place);
      await client.query("SELECT set_config('vernost.actor', 'system:test', true)");
      await fill(client);
      await run(place, toNewest ? migrations.length : place + 1);
      const found = await look(client);
      await client.query('COMMIT');
      return found;
    });
  } finally {
    await onDatabase(own, (client) => client.query(`DROP DATABASE ${name}`));
  }
}
