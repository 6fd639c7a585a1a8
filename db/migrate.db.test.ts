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
