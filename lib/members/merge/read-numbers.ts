import 'server-only';
import type { Read } from '@/db/read';

/** Members that were merged into one: more are nobody's daily life. */
const MOST_MERGED = 50;

/**
 * The numbers that a member stands for: their own first, then those that were merged into it. What was said and sent under
 * any of them is told at the one who stays, and goes back by itself when a merge is undone.
 */
export async function readNumbers(read: Read, memberId: number): Promise<readonly number[]> {
  // Found before they are put in order: a limited walk in order of ids would go through all members to find none.
  const rows = await read<{ id: number }[]>`
    WITH merged AS MATERIALIZED (SELECT member_id FROM members WHERE merged_into = ${memberId})
    SELECT member_id::float8 AS id FROM merged ORDER BY member_id LIMIT ${MOST_MERGED}`;
  return [memberId, ...rows.map(({ id }) => id)];
}
