import 'server-only';
import type { Read } from '@/db/read';

/** Members that were merged into one: more are nobody's daily life. */
const MOST_MERGED = 50;

/**
 * The numbers that a member stands for: their own first, then those that were merged into it. What was said and sent under
 * any of them is told at the one who stays, and goes back by itself when a merge is undone.
 */
export async function readNumbers(read: Read, memberId: number): Promise<readonly number[]> {
  const rows = await read<{ id: number }[]>`
    SELECT member_id::float8 AS id FROM members WHERE merged_into = ${memberId} ORDER BY member_id LIMIT ${MOST_MERGED}`;
  return [memberId, ...rows.map(({ id }) => id)];
}
