import 'server-only';
import type { Tx } from '@/db/write';

/**
 * Of those who came over the app or the website one in 23 was brought by one of the first members, who was there by then: some of these
 * bring many.
 */
const BROUGHT = `
  INSERT INTO referrals (member_id, referrer_id, way, told_at, told_by)
  SELECT f.member_id, b.member_id, CASE f.member_id % 3 WHEN 0 THEN 'named' ELSE 'code' END,
    (f.joined_on + time '12:00') AT TIME ZONE (SELECT time_zone FROM programme), 'system:demo'
  FROM members f CROSS JOIN LATERAL (
    SELECT m.member_id FROM members m
    WHERE m.member_id BETWEEN 1 + f.member_id % 40 AND 400 AND m.member_id <> f.member_id AND m.joined_on < f.joined_on
      AND m.status = 'active' AND m.kind = 'person' AND m.member_id % 23 <> 5
    ORDER BY m.member_id LIMIT 1) b
  WHERE f.member_id % 23 = 5 AND f.source IN ('app', 'site') AND f.status = 'active' AND f.kind = 'person'
  ORDER BY f.joined_on, f.member_id`;

const CAME_BY_IT = `
  UPDATE members m SET source = 'referral' FROM referrals r WHERE r.member_id = m.member_id`;

/** Who brought whom. In the caller's transaction. */
export async function loadReferrals({ client }: Tx): Promise<void> {
  await client.query(BROUGHT);
  await client.query(CAME_BY_IT);
}
