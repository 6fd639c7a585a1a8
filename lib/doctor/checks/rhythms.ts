import { RHYTHM_MIN_GAPS } from '@/lib/domain/analytics/lifecycle';
import { defineCheck } from '../check';

/** The gap that a share of the gaps does not exceed, by its place in their order. */
const gapAt = (share: string, where: string) =>
  `CASE WHEN count(gap) ${where} >= ${RHYTHM_MIN_GAPS}
     THEN (array_agg(gap ORDER BY gap) ${where})[ceil(${share} * count(gap) ${where})::int] END`;
const GAPS = 'FILTER (WHERE gap IS NOT NULL)';
const EARLIER = 'FILTER (WHERE gap IS NOT NULL AND NOT is_latest)';

/** Who bought since the night when rhythms were counted is left out: the next one counts them. One member in 32 is recomputed. */
export const rhythms = defineCheck({
  id: 'rhythms',
  proves: 'days and gaps of each rhythm equal the purchases (one member in 32)',
  slicedBy: 'members',
  differences: `
    SELECT h.member_id::text AS key,
           concat_ws(' ', h.purchase_days, h.first_on, h.last_on, coalesce(h.usual_gap_days, 0), coalesce(h.long_gap_days, 0),
             coalesce(h.last_gap_days, 0), coalesce(h.earlier_long_gap_days, 0)) AS stored,
           concat_ws(' ', p.days, p.first_on, p.last_on, coalesce(p.usual, 0), coalesce(p.long, 0), coalesce(p.last_gap, 0),
             coalesce(p.earlier, 0)) AS found
      FROM member_rhythms h
      JOIN (
        SELECT member_id, sum(receipts) AS receipts, count(*) AS days, min(day) AS first_on, max(day) AS last_on,
               ${gapAt('0.5', GAPS)} AS usual, ${gapAt('0.9', GAPS)} AS long, max(gap) FILTER (WHERE is_latest) AS last_gap,
               ${gapAt('0.9', EARLIER)} AS earlier
          FROM (
            SELECT member_id, day, receipts, day - lag(day) OVER member AS gap, lead(day) OVER member IS NULL AS is_latest
              FROM (
                SELECT member_id, business_date AS day, count(*) AS receipts FROM purchases
                 WHERE member_id >= $1 AND member_id < $1 + 100000 AND member_id & 31 = 0 AND NOT is_return GROUP BY 1, 2
              ) bought WINDOW member AS (PARTITION BY member_id ORDER BY day)
          ) gaps GROUP BY member_id
      ) p ON p.member_id = h.member_id AND p.receipts = h.receipts
     WHERE h.member_id >= $1 AND h.member_id < $1 + 100000 AND h.member_id & 31 = 0
       AND (h.purchase_days, h.first_on, h.last_on, h.usual_gap_days, h.long_gap_days, h.last_gap_days, h.earlier_long_gap_days)
         IS DISTINCT FROM (p.days, p.first_on, p.last_on, p.usual, p.long, p.last_gap, p.earlier)`,
});
