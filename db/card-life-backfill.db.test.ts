import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Client } from 'pg';
import { expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
/** Place of 0009_card_life in the list of migrations. */
const CARD_LIFE = 9;

async function withDatabase<T>(name: string, work: (client: Client) => Promise<T>): Promise<T> {
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

it('cards of an older Vernost get a reason for their block and a way to their replacement', async () => {
  const own = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
  await withDatabase(own, (client) => client.query('CREATE DATABASE before_card_life'));
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  const rows = await withDatabase('before_card_life', async (client) => {
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
    await run(0, CARD_LIFE);
    await client.query(`
      SELECT set_config('vernost.actor', 'system:test', true);
      INSERT INTO members (member_id, joined_on) VALUES (1, '2024-01-01'), (2, '2024-01-01');
      INSERT INTO cards (member_id, card_id, number, status, issued_on) VALUES
        (1, 10, '10', 'replaced', '2024-01-01'), (1, 11, '11', 'replaced', '2025-01-01'),
        (1, 12, '12', 'active', '2026-01-01'), (2, 20, '20', 'blocked', '2024-01-01'),
        (2, 21, '21', 'replaced', '2025-01-01')`);
    await run(CARD_LIFE, CARD_LIFE + 1);
    const found = await client.query(`
      SELECT card_id::int AS card, status, block_reason AS reason, replaced_by::int AS next, version
        FROM cards ORDER BY card_id`);
    await client.query('COMMIT');
    return found.rows.map(({ card, status, reason, next, version }) =>
      [card, status, reason, next, version].join(' '),
    );
  });
  await withDatabase(own, (client) => client.query('DROP DATABASE before_card_life'));
  expect(rows).toEqual([
    '10 replaced  11 1',
    '11 replaced  12 1',
    '12 active   1',
    '20 blocked request  1',
    // The card that took its place is not known: nothing is made up.
    '21 replaced   1',
  ]);
});
