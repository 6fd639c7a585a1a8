import 'server-only';
import type { Tx } from '@/db/write';
import { GRANT_PART } from '@/lib/domain/tiers/grants';
import { lockMembers } from '@/lib/members/change-status';
import { noteReplays } from '../engine/replay-members';

/** Members whose floors of a grant hold still, and whoever some of them were merged into. */
const DUE = `
  SELECT f.member_id::float8 AS "memberId", m.merged_into::float8 AS "mergedInto"
  FROM (SELECT member_id FROM tier_floors WHERE grant_id = $1 AND until_on >= greatest(from_on, $2::date)
    ORDER BY member_id LIMIT ${GRANT_PART}) f JOIN members m USING (member_id)`;

const TAKE = `
  UPDATE tier_floors SET until_on = from_on - 1
  WHERE grant_id = $1 AND member_id = ANY ($2::bigint[]) AND until_on >= greatest(from_on, $3::date)`;

/**
 * What a merge made of such a floor: one of the other member to the same day. It holds on as long as something else of those who were
 * merged into them gives the same tier, else it goes too.
 */
const TAKE_COPIES = `
  UPDATE tier_floors c SET until_on = coalesce((
    SELECT max(least(held.until_on, c.until_on)) FROM members l CROSS JOIN LATERAL (
      SELECT greatest(s.valid_until_on, s.grace_until_on) AS until_on FROM tier_standings s
      WHERE s.member_id = l.member_id AND s.rule_id = c.rule_id AND s.tier_id = c.tier_id
      UNION ALL
      SELECT f.until_on FROM tier_floors f
      WHERE f.member_id = l.member_id AND f.rule_id = c.rule_id AND f.tier_id = c.tier_id AND f.kind <> 'merge'
        AND f.grant_id IS DISTINCT FROM $1 AND f.until_on >= f.from_on) held
    WHERE l.merged_into = c.member_id AND held.until_on >= c.from_on), c.from_on - 1)
  FROM tier_grants g
  WHERE g.grant_id = $1 AND c.member_id = ANY ($2::bigint[]) AND c.kind = 'merge' AND c.rule_id = g.rule_id AND c.tier_id = g.tier_id
    AND c.until_on = g.until_on AND c.created_at >= g.decided_at`;

type Due = { readonly memberId: number; readonly mergedInto: number | null };

/**
 * Takes the next floors of a grant back, as if they had not been; whether the members fall, the night judges. @returns how many; 0: none
 * is left
 */
export async function takePartBack(
  tx: Tx,
  { grantId, todayOn }: { readonly grantId: number; readonly todayOn: string },
): Promise<number> {
  const { rows: due } = await tx.client.query<Due>(DUE, [grantId, todayOn]);
  if (due.length === 0) return 0;
  const memberIds = due.map(({ memberId }) => memberId);
  const others = due.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto]));
  const all = [...new Set([...memberIds, ...others])].toSorted((a, b) => a - b);
  await lockMembers(tx, all);
  await tx.client.query(TAKE, [grantId, memberIds, todayOn]);
  if (others.length > 0) await tx.client.query(TAKE_COPIES, [grantId, others]);
  await noteReplays(tx, all);
  return due.length;
}
