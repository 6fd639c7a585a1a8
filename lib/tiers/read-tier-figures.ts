import 'server-only';
import type { Read } from '@/db/read';
import type { TierFigure } from '@/lib/domain/tiers/ladder-page';

/** How many members show each tier, as the list of members counts them, with the code that narrows it. */
export async function readTierFigures(read: Read): Promise<readonly TierFigure[]> {
  return read<TierFigure[]>`
    SELECT t.tier_id AS "tierId", t.code, t.rule_id AS "ruleId", coalesce(n.members, 0)::int AS members
    FROM tiers t
    LEFT JOIN (SELECT tier_id, count(*) AS members FROM member_sort_keys GROUP BY tier_id) n USING (tier_id)
    ORDER BY t.rank, t.tier_id`;
}
