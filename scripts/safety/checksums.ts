import type { Client } from 'pg';

/** What stands in each table: how many rows and a sum over all of their text, in no order. */
export type Checksums = ReadonlyMap<string, string>;

/** Tables of ours with what stands in them; parts of a partitioned table are told as the whole. */
const TABLES = `
  SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   ORDER BY 1`;

/** Sixteen hexadecimal digits of each row's hash are added up: what is exchanged, changed, missing or doubled shows. */
const sumOf = (table: string) => `
  SELECT count(*) || ' rows, ' || coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0) AS sum
    FROM ${table} AS t`;

/** Reads every table of the base at one moment; sequences too. */
export async function readChecksums(client: Client): Promise<Checksums> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const tables = await client.query<{ name: string }>(TABLES);
    const sums = new Map<string, string>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(sumOf(name));
      sums.set(name, rows[0]?.sum ?? '');
    }
    const sequences = await client.query<{ name: string; last: string | null }>(
      `SELECT schemaname || '.' || sequencename AS name, last_value::text AS last FROM pg_sequences ORDER BY 1`,
    );
    for (const { name, last } of sequences.rows) sums.set(`sequence ${name}`, last ?? 'unused');
    return sums;
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Names of what is not the same in both. */
export function differing(one: Checksums, other: Checksums): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}
