import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/write';
import { IN_FORCE_FLAG, INSIDE_FLAG } from '@/lib/domain/segments/kept-membership';
import { boundSql, type CompiledSegment } from '../compile';

/** Runs a piece of SQL in the transaction. */
export async function runSql<Row extends object>({ client }: Tx, query: SQL): Promise<Row[]> {
  const { text, parameters } = boundSql(query);
  return (await client.query<Row>(text, [...parameters])).rows;
}

/**
 * Looks at all members once and lays who is in, who is in force and whom each condition fits into the temporary table `next_bits`,
 * as `segment_bits` keeps it: 64 members make a word, 1,024 words a chunk. Answers how many are in.
 */
export async function lookIntoBits(tx: Tx, compiled: CompiledSegment): Promise<number> {
  const { from, isLooked, flags, isIn } = compiled;
  const flag = (index: number) => sql.raw(`c${index}`);
  const told: readonly (readonly [number, SQL])[] = [
    [IN_FORCE_FLAG, sql`true`],
    [INSIDE_FLAG, isIn(flag)],
    ...flags.map((_, index) => [index + 1, flag(index)] as const),
  ];
  const looked = flags.map((where, index) => sql`, ${where} AS ${flag(index)}`);
  const words = told.map(
    ([, holds], place) => sql`bit_or(b) FILTER (WHERE ${holds}) AS ${sql.raw(`w${place}`)}`,
  );
  const spread = told.map(([number], place) => sql.raw(`(${number}::smallint, w.w${place})`));
  await tx.client.query(
    'CREATE TEMP TABLE next_bits (flag smallint, chunk int, bits bit varying) ON COMMIT DROP',
  );
  // OFFSET 0: each condition is worked out once for a member. Bits are counted from the left, the lowest id first.
  await runSql(
    tx,
    sql`WITH looked AS (SELECT k.member_id, 1::bigint << (63 - (k.member_id & 63))::int AS b${sql.join(looked)}
        ${from} WHERE ${isLooked} OFFSET 0),
      words AS (SELECT member_id >> 6 AS word, ${sql.join(words, sql`, `)} FROM looked GROUP BY 1),
      chunks AS (SELECT DISTINCT word >> 10 AS chunk FROM words)
      INSERT INTO next_bits
      SELECT f.flag, c.chunk, string_agg(coalesce(f.bits, 0)::bit(64)::text, '' ORDER BY n)::bit varying
      FROM chunks c CROSS JOIN generate_series(0, 1023) n LEFT JOIN words w ON w.word = (c.chunk << 10) + n
      CROSS JOIN LATERAL (VALUES ${sql.join(spread, sql`, `)}) f (flag, bits) GROUP BY 1, 2`,
  );
  const { rows } = await tx.client.query<{ members: number }>(
    `SELECT coalesce(sum(bit_count(bits)), 0)::int AS members FROM next_bits WHERE flag = ${INSIDE_FLAG}`,
  );
  return rows[0]?.members ?? 0;
}
