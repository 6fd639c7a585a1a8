import 'server-only';

/** SQL of whether member `m` stands on the ladder of a row of tiers `t` on a day: that of their kind goes before that of everybody. */
export function standsOnSql(day: string): string {
  return `
  (t.audience = m.kind
    OR t.audience = 'everyone' AND NOT EXISTS (
      SELECT FROM tiers o WHERE o.audience = m.kind AND o.rule_id IS NOT NULL AND NOT o.is_gone)
    OR EXISTS (SELECT FROM tier_enrolments e WHERE e.member_id = m.member_id AND e.rule_id = t.rule_id
      AND e.from_on <= ${day} AND (e.until_on IS NULL OR e.until_on >= ${day})))`;
}
