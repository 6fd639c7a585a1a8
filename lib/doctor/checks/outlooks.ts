import { defineCheck } from '../check';

/** Chances are kept to six decimals, in a column of seven digits. */
const NEAR = 0.000_002;

/**
 * The chance by the formula of `pAlive`, from the purchases up to the day of the scores; what is expected in 90 days is no less than in 30 and
 * no more than three times as much, for a chance only falls. Who bought since is left out, and everybody between the counting of a night
 * and its scoring. One member in 32 is recomputed.
 */
export const outlooks = defineCheck({
  id: 'outlooks',
  proves:
    'chances of buying on equal the model at the purchases, and forecasts agree with each other (one member in 32)',
  slicedBy: 'members',
  differences: `
    SELECT p.member_id::text AS key, concat_ws(' ', o.p_alive, o.expected_30, o.expected_90) AS stored,
           round(p.chance::numeric, 6)::text AS found
      FROM (
        SELECT b.member_id, b.days, CASE WHEN b.days = 1 THEN 1 ELSE 1 / (1 + m.a / (m.b + b.days - 2) * exp(least(700,
                 (m.r + b.days - 1) * (ln(m.alpha + (s.scored_on - b.first_on)) - ln(m.alpha + (b.last_on - b.first_on)))))) END AS chance
          FROM outlook_state s JOIN outlook_models m USING (outlook_model_id)
          CROSS JOIN (
            SELECT member_id, count(*) AS receipts, count(DISTINCT business_date) AS days, min(business_date) AS first_on,
                   max(business_date) AS last_on
              FROM purchases
             WHERE member_id >= $1 AND member_id < $1 + 100000 AND member_id & 31 = 0 AND NOT is_return GROUP BY member_id
          ) b
          JOIN member_rhythms h ON h.member_id = b.member_id AND h.receipts = b.receipts
         WHERE s.rhythms_on = s.scored_on AND b.last_on <= s.scored_on
      ) p
      LEFT JOIN member_outlooks o USING (member_id)
     WHERE o.member_id IS NULL OR abs(o.p_alive - p.chance) > ${NEAR}
        OR NOT o.expected_90 BETWEEN o.expected_30 - ${NEAR} AND 3 * o.expected_30 + 3 * ${NEAR}`,
});
