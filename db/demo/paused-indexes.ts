import 'server-only';
import type { Tx } from '@/db/write';

interface Definition {
  readonly drop: string;
  readonly create: string;
}

/**
 * Keys, foreign keys and indexes of the tables, each with the statements that drop and make it again.
 * Foreign keys first, those of other tables too: they rest on the keys.
 */
const DEFINITIONS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
                pg_get_constraintdef(c.oid)) AS create,
         CASE c.contype WHEN 'f' THEN 1 ELSE 3 END AS stage, c.conname AS name
    FROM pg_constraint c
   WHERE c.conparentid = 0
     AND (c.contype IN ('p', 'u', 'f') AND c.conrelid = ANY ($1::regclass[])
       OR c.contype = 'f' AND c.confrelid = ANY ($1::regclass[]))
  UNION ALL
  SELECT format('DROP INDEX %s', i.indexrelid::regclass),
         -- An index of a partitioned table is told as one of the parent alone.
         replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), 2,
         i.indexrelid::regclass::text
    FROM pg_index i
   WHERE i.indrelid = ANY ($1::regclass[])
     AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
   ORDER BY stage, name`;

/**
 * Drops the keys and indexes of tables that are about to be filled, and returns what makes them again.
 * All in the caller's transaction: a load that fails leaves them as they were.
 */
export async function pauseIndexes(
  { client }: Tx,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const { rows } = await client.query<Definition>(DEFINITIONS, [tables]);
  for (const { drop } of rows) await client.query(drop);
  return async () => {
    for (const { create } of rows.toReversed()) await client.query(create);
  };
}
