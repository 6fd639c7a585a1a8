import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';

/** Every table with the columns that hold something of their own: what is generated makes itself. */
const TABLES = `
  SELECT c.oid::regclass::text AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   GROUP BY c.oid ORDER BY 1`;

const MONTHS = `
  SELECT DISTINCT to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') AS month
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'purchases'::regclass AND c.relkind = 'r'
   ORDER BY 1`;

const SEQUENCES = `
  SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences ORDER BY 1`;

const manifest = z.object({
  tables: z.array(z.object({ name: z.string(), columns: z.string() })),
  months: z.array(z.object({ month: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
});

const listOf = (folder: string) => join(folder, 'manifest.json');
const fileOf = (folder: string, name: string) => join(folder, `${name.replaceAll('"', '')}.copy`);

async function connected<Result>(
  databaseUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Writes everything in a base into a folder, as it stands at one moment: a file a table, in COPY's text format. The embedded
 * PostgreSQL comes without pg_dump; the schema is what the migrations make.
 */
export async function dumpBase(databaseUrl: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await connected(databaseUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = (await client.query<{ name: string; columns: string }>(TABLES)).rows;
    for (const { name, columns } of tables) {
      const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${name}) TO STDOUT`));
      await pipeline(rows, createWriteStream(fileOf(folder, name), { mode: 0o600 }));
    }
    const months = (await client.query(MONTHS)).rows;
    const sequences = (await client.query(SEQUENCES)).rows;
    await client.query('COMMIT');
    writeFileSync(listOf(folder), JSON.stringify({ tables, months, sequences }), { mode: 0o600 });
  });
}

/** Puts what was dumped into a migrated base that nobody needs any more: as a whole or not at all. */
export async function restoreBase(folder: string, databaseUrl: string): Promise<void> {
  const { tables, months, sequences } = manifest.parse(
    JSON.parse(readFileSync(listOf(folder), 'utf8')),
  );
  await connected(databaseUrl, async (client) => {
    // As a replica applies what its source has judged: triggers and foreign keys have had their say.
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const { month } of months) {
      await client.query('SELECT ensure_month_partitions($1, $1)', [month]);
    }
    await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    for (const { name, columns } of tables) {
      const rows = client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
      await pipeline(createReadStream(fileOf(folder, name)), rows);
    }
    for (const { name, last } of sequences) {
      // One that was never asked begins at its first number.
      if (last === null) await client.query(`ALTER SEQUENCE ${name} RESTART`);
      else await client.query('SELECT setval($1::regclass, $2)', [name, last]);
    }
    await client.query('COMMIT; ANALYZE');
  });
}
