import 'server-only';
import type { Tx } from '@/db/write';
import type { LockedMember } from '../change-status';

/** Nobody is merged that often at the same moment. */
const MOST_TRIES = 8;

const LOCK = `
  SELECT member_id::float8 AS "memberId", status, version FROM members
  WHERE member_id = ANY ($1::bigint[]) OR merged_into = ANY ($1::bigint[])
  ORDER BY member_id FOR NO KEY UPDATE`;

const CAME_SINCE = `
  SELECT FROM members WHERE merged_into = ANY ($1::bigint[]) AND member_id <> ALL ($2::bigint[]) LIMIT 1`;

/**
 * Locks members and everybody who was merged into them, all in one order of ids: a merge and its undoing lead those on as
 * well. Who was merged into one of them while it waited would be locked out of order, so that it lets go of what it holds
 * and begins again. @returns the named ones that there are
 */
export async function lockStanding(
  { client }: Tx,
  ids: readonly number[],
): Promise<readonly LockedMember[]> {
  await client.query('SAVEPOINT standing');
  for (let tries = 1; ; tries += 1) {
    const { rows } = await client.query<LockedMember>(LOCK, [ids]);
    const locked = rows.map(({ memberId }) => memberId);
    const { rowCount } = await client.query(CAME_SINCE, [ids, locked]);
    if (rowCount === 0 || tries === MOST_TRIES) {
      await client.query('RELEASE SAVEPOINT standing');
      return rows.filter(({ memberId }) => ids.includes(memberId));
    }
    await client.query('ROLLBACK TO SAVEPOINT standing');
  }
}
