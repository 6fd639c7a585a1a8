import 'server-only';
import type { Tx } from '@/db/write';

/** The members that were merged into one. A merge leads to one who is not merged, so there is no chain to follow. */
export async function mergedInto({ client }: Tx, memberId: number): Promise<readonly number[]> {
  const { rows } = await client.query<{ memberId: number }>(
    `SELECT member_id::float8 AS "memberId" FROM members WHERE merged_into = $1 ORDER BY member_id`,
    [memberId],
  );
  return rows.map((row) => row.memberId);
}
