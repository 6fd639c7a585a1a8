import 'server-only';
import type { Tx } from '@/db/write';
import { IN_FORCE_FLAG, INSIDE_FLAG } from '@/lib/domain/segments/kept-membership';

/**
 * Compares `next_bits` with what is kept. Only chunks that differ are looked at, of these the words that differ, of these the bits.
 * `||` brings a value out of its compressed form once instead of for each word.
 */
const TURNED = `
  CREATE TEMP TABLE turned ON COMMIT DROP AS
  WITH pairs AS MATERIALIZED (
    SELECT flag, chunk, coalesce(n.bits, repeat('0', 65536)::bit varying) || B'' AS after,
      coalesce(o.bits, repeat('0', 65536)::bit varying) || B'' AS before
    FROM next_bits n
    FULL JOIN (SELECT flag, chunk, bits FROM segment_bits WHERE segment_id = $1) o USING (flag, chunk)
    WHERE n.bits IS DISTINCT FROM o.bits
  ), moved AS MATERIALIZED (
    SELECT chunk, n, substring(after FROM n * 64 + 1 FOR 64) AS after, substring(before FROM n * 64 + 1 FOR 64) AS before
    FROM pairs CROSS JOIN generate_series(0, 1023) n
    WHERE flag = ${INSIDE_FLAG}
      AND substring(after FROM n * 64 + 1 FOR 64) <> substring(before FROM n * 64 + 1 FOR 64)
  ), flagged AS MATERIALIZED (
    SELECT m.chunk, m.n, p.flag, substring(p.after FROM m.n * 64 + 1 FOR 64) # substring(p.before FROM m.n * 64 + 1 FOR 64) AS turned
    FROM moved m JOIN pairs p USING (chunk) WHERE p.flag <> ${INSIDE_FLAG} AND (p.flag = ${IN_FORCE_FLAG} OR $2::boolean)
  ), sides AS (
    SELECT chunk, n, i, get_bit(after, i) = 1 AS has_entered
    FROM moved CROSS JOIN generate_series(0, 63) i WHERE get_bit(after # before, i) = 1
  ), told AS (
    SELECT (m.chunk::bigint << 16) + m.n * 64 + m.i AS member_id, m.has_entered,
      coalesce(bool_or(f.flag = ${IN_FORCE_FLAG}), false) AS by_status,
      array_agg(f.flag ORDER BY f.flag) FILTER (WHERE f.flag > ${INSIDE_FLAG}) AS conditions
    FROM sides m LEFT JOIN flagged f ON f.chunk = m.chunk AND f.n = m.n AND get_bit(f.turned, m.i) = 1
    GROUP BY 1, 2
  )
  SELECT t.member_id, CASE WHEN has_entered THEN 'entered' ELSE 'left' END AS way,
    CASE WHEN m.merged_into IS NOT NULL THEN 'merge' WHEN m.status = 'anonymised' THEN 'erasure' WHEN by_status THEN 'status'
      WHEN conditions IS NULL THEN 'definition' ELSE 'conditions' END AS reason,
    CASE WHEN NOT by_status THEN conditions END AS conditions, m.merged_into AS other_id
  FROM told t LEFT JOIN members m ON m.member_id = t.member_id AND by_status AND NOT has_entered AND m.status IN ('merged', 'anonymised')`;

const KEEP = [
  `DELETE FROM segment_bits o WHERE segment_id = $1
   AND NOT EXISTS (SELECT FROM next_bits n WHERE n.flag = o.flag AND n.chunk = o.chunk)`,
  `INSERT INTO segment_bits AS o (segment_id, flag, chunk, bits) SELECT $1, flag, chunk, bits FROM next_bits
   ON CONFLICT (segment_id, flag, chunk) DO UPDATE SET bits = EXCLUDED.bits WHERE o.bits <> EXCLUDED.bits`,
];

/** How many went each way since the look before. */
export type Turns = { readonly entered: number; readonly gone: number };

/**
 * Lays who entered and who left, each with the reason, into the temporary table `turned`. `isSameVersion`: conditions are
 * those of the look before, and a reason can be found among them.
 */
export async function findTurns(
  { client }: Tx,
  segmentId: number,
  isSameVersion: boolean,
): Promise<Turns> {
  await client.query(TURNED, [segmentId, isSameVersion]);
  const { rows } = await client.query<Turns>(
    `SELECT count(*) FILTER (WHERE way = 'entered')::int AS entered, count(*) FILTER (WHERE way = 'left')::int AS gone FROM turned`,
  );
  return rows[0] ?? { entered: 0, gone: 0 };
}

/** Keeps `next_bits` as what was seen last. Chunks that stay the same are not written. */
export async function keepBits({ client }: Tx, segmentId: number): Promise<void> {
  for (const statement of KEEP) await client.query(statement, [segmentId]);
}
