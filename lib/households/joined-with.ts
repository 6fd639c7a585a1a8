import 'server-only';
import type { Tx } from '@/db/write';

/** Everybody who is in the household of a member, without the member, in the order of ids. Empty for one who has none. */
export async function joinedWith({ client }: Tx, memberId: number): Promise<readonly number[]> {
  const { rows } = await client.query<{ memberId: number }>(
    `SELECT other.member_id::float8 AS "memberId"
     FROM household_members own JOIN household_members other USING (household_id)
     WHERE own.member_id = $1 AND own.state = 'joined' AND other.state = 'joined' AND other.member_id <> $1
     ORDER BY other.member_id`,
    [memberId],
  );
  return rows.map((row) => row.memberId);
}
