import { defineCheck } from '../check';

export const ruleSums = defineCheck({
  id: 'rule-sums',
  proves:
    'what rules with a budget gave is what stands with the purchases and papers that they gave for',
  slicedBy: 'none',
  differences: `
    WITH given AS (
      SELECT d.member_id, r.rule_id, r.points
        FROM purchase_decisions d CROSS JOIN LATERAL unnest(d.rule_ids, d.rule_points) AS r (rule_id, points)
       WHERE cardinality(d.budget_rule_ids) > 0 AND r.rule_id = ANY (d.budget_rule_ids)
      UNION ALL
      SELECT c.member_id, r.rule_id, r.points
        FROM purchase_claims c CROSS JOIN LATERAL unnest(c.rule_ids, c.rule_points) AS r (rule_id, points)
       WHERE cardinality(c.budget_rule_ids) > 0 AND r.rule_id = ANY (c.budget_rule_ids) AND c.undone_at IS NULL
    ), counted AS (
      SELECT 0 AS member_id, rule_id, sum(points) AS points FROM given GROUP BY rule_id
      UNION ALL
      SELECT member_id, rule_id, sum(points) FROM given GROUP BY member_id, rule_id HAVING member_id <> 0
    ), stored AS (
      SELECT 0 AS member_id, rule_id, points FROM rule_sums
      UNION ALL
      SELECT member_id, rule_id, points FROM rule_member_sums WHERE member_id <> 0
    )
    SELECT concat_ws(' ', 'rule', rule_id, 'member', member_id) AS key, coalesce(s.points, 0)::text AS stored,
           coalesce(c.points, 0)::text AS found
      FROM counted c FULL JOIN stored s USING (member_id, rule_id)
     WHERE coalesce(s.points, 0) <> coalesce(c.points, 0)`,
});
