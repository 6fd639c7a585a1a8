import { Client } from 'pg';
import { loadDemo } from '@/db/demo/load-demo';
import { migrate } from '@/db/migrate';
import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';

/** Runs the work on a connection of its own, ended after it. */
export async function onConnection<T>(
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything that reads DATABASE_URL works on this database from now on. */
export async function switchDatabase(databaseUrl: string): Promise<void> {
  await Promise.all([closeReadPools(), closeWritePool()]);
  process.env.DATABASE_URL = databaseUrl;
  delete process.env.DATABASE_READ_URL;
}

/** A migrated database of that name on the same server; made when it is not there, or made anew. */
export async function benchDatabase(
  serverUrl: string,
  { name, isNew }: { name: string; isNew: boolean },
): Promise<string> {
  await onConnection(serverUrl, async (client) => {
    if (isNew) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

/** Removes a database that the bench made. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onConnection(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

/** Goes to a base with the demo programme of the wanted size; the one that stands there is taken when it has that size. */
export async function fillWithDemo(
  databaseUrl: string,
  load: { members: number; untilOn: string; log: (line: string) => void },
): Promise<void> {
  const standing = await onConnection(databaseUrl, async (client) => {
    const { rows } = await client.query<{ members: string }>(
      'SELECT count(*) AS members FROM members',
    );
    return Number(rows[0]?.members);
  });
  await switchDatabase(databaseUrl);
  if (standing === load.members) return;
  await loadDemo({ ...load, databaseUrl, isReplacing: true });
}
