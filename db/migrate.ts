import 'server-only';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { StartProblem } from '@/lib/domain/shared/start-problem';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
/** Any number, as long as every start takes the same one. */
const LOCK_KEY = 786_405_118;
const OLDEST_SERVER = 150_000;
const CONNECT_TIMEOUT_MS = 10_000;

const CONNECT_SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the user or the password is wrong',
  '28000': 'this user may not connect',
  '3D000': 'there is no such database',
  '53300': 'it has too many connections',
};

/** The address without its password. */
function shown(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.protocol}//${url.hostname}:${url.port || '5432'}${url.pathname}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'vernost-migrate',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const why = CONNECT_SENTENCES[codeOf(cause)] ?? (cause instanceof Error ? cause.message : '');
    throw new StartProblem(`The database ${shown(databaseUrl)} cannot be used: ${why}.`, { cause });
  }
}

async function assertServerIsNewEnough(client: Client): Promise<void> {
  const found = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as name`,
  );
  const server = found.rows[0];
  if (server !== undefined && server.number < OLDEST_SERVER) {
    throw new StartProblem(`Vernost needs PostgreSQL 15 or newer; this is ${server.name}.`);
  }
}

/** When the newest migration of the database was made; 0 before the first. */
async function newestApplied(client: Client): Promise<number> {
  const table = await client.query<{ exists: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  );
  if (!table.rows[0]?.exists) return 0;
  const applied = await client.query<{ last: string | null }>(
    'select max(created_at)::text as last from drizzle.__drizzle_migrations',
  );
  return Number(applied.rows[0]?.last ?? 0);
}

/**
 * Brings a database whose newest migration is `applied` up to this code. Of the columns and indexes that an upgrade adds
 * the planner knows nothing: it would go through a million members to find none.
 */
async function upgrade(client: Client, applied: number): Promise<void> {
  const newest = readMigrationFiles({ migrationsFolder: FOLDER }).at(-1)?.folderMillis ?? 0;
  if (applied > newest) {
    throw new StartProblem('The database was made by a newer Vernost; update the program first.');
  }
  await runMigrations(drizzle(client), { migrationsFolder: FOLDER });
  if (applied !== 0 && applied < newest) await client.query('analyze');
}

/**
 * Brings the database to the schema of this code. Harmless when there is nothing to do; two starts
 * at once wait for each other.
 * @throws StartProblem when the database cannot be used.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await assertServerIsNewEnough(client);
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    // "already exists" notices of a second run say nothing to anybody.
    await client.query('set client_min_messages = warning');
    await upgrade(client, await newestApplied(client));
  } finally {
    // The lock ends with the connection.
    await client.end();
  }
}
