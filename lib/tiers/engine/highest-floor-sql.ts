import 'server-only';

/**
 * SQL of the highest floor of a member on a ladder that is in force on a day, as `tier_id, rank, until_on`: none or one row. A tier that
 * is gone is the one that its members went to.
 */
export function highestFloorSql({
  member,
  rule,
  day,
}: {
  readonly member: string;
  readonly rule: string;
  readonly day: string;
}): string {
  return `
    SELECT held.tier_id, held.rank, f.until_on FROM tier_floors f
    JOIN tiers given ON given.tier_id = f.tier_id
    JOIN tiers held ON held.tier_id = CASE WHEN given.is_gone THEN given.moved_to_id ELSE given.tier_id END AND NOT held.is_gone
    WHERE f.member_id = ${member} AND f.rule_id = ${rule} AND f.from_on <= ${day} AND f.until_on >= ${day}
    ORDER BY held.rank DESC, f.until_on DESC LIMIT 1`;
}
