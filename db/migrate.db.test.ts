import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { migrate } from './migrate';

const url = () => process.env.DATABASE_URL ?? '';

async function one<T extends object>(sql: string): Promise<T | undefined> {
  const client = new Client({ connectionString: url() });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

it('three starts at once migrate an empty database once and in peace', async () => {
  await one('create database fresh_for_race');
  const fresh = new URL(url());
  fresh.pathname = '/fresh_for_race';
  await Promise.all([migrate(fresh.href), migrate(fresh.href), migrate(fresh.href)]);
  const template = await one<{ n: string }>('select count(*) n from drizzle.__drizzle_migrations');
  const client = new Client({ connectionString: fresh.href });
  await client.connect();
  const applied = await client.query('select count(*) n from drizzle.__drizzle_migrations');
  await client.end();
  await one('drop database fresh_for_race');
  expect(applied.rows[0]).toEqual(template);
});

it('a database of a newer Vernost is refused', async () => {
  await one(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9e15)`);
  await expect(migrate(url())).rejects.toThrow('The database was made by a newer Vernost');
});

it('a wrong password, database or port is said in one sentence', async () => {
  const wrong = new URL(url());
  wrong.password = 'wrong';
  await expect(migrate(wrong.href)).rejects.toThrow('the user or the password is wrong.');
  const absent = new URL(url());
  absent.pathname = '/absent';
  await expect(migrate(absent.href)).rejects.toThrow('there is no such database.');
  await expect(migrate('postgres://x@127.0.0.1:1/x')).rejects.toThrow(
    /^The database postgres:\/\/127\.0\.0\.1:1\/x cannot be used: nothing answers there\.$/,
  );
});

/** The schema of an older Vernost, of so many migrations. */
async function migrateAsOlder(client: Client, migrations: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'older-'));
  try {
    cpSync(fileURLToPath(new URL('./migrations', import.meta.url)), folder, { recursive: true });
    const journal = join(folder, 'meta', '_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
    const older = { ...rest, entries: entries.slice(0, migrations) };
    writeFileSync(journal, JSON.stringify(older));
    await runMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('after an upgrade the planner knows the columns that came with it', async () => {
  await one('create database older');
  const older = new URL(url());
  older.pathname = '/older';
  const client = new Client({ connectionString: older.href });
  await client.connect();
  const known = async () =>
    (await client.query(`select from pg_stats where tablename = 'members' and attname = 'version'`))
      .rowCount;
  try {
    await migrateAsOlder(client, 5);
    await client.query(`select set_config('vernost.actor', 'system:test', false)`);
    await client.query(`insert into members (member_id, joined_on) values (1, '2024-01-01')`);
    expect(await known()).toBe(0);
    await migrate(older.href);
    expect(await known()).toBe(1);
  } finally {
    await client.end();
    await one('drop database older');
  }
});
