import { RFM_MIN_BUYERS, STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { defineCheck } from '../check';

/**
 * Between a move of the windows and the rescoring after it (one nightly run) the stored scores belong to the
 * day before, so that there is nothing to compare them with: the statement is empty then.
 */
export const rfmScores = defineCheck({
  id: 'rfm-scores',
  proves: 'stored R, F and M equal the purchases cut by the stored edges',
  slicedBy: 'members',
  differences: `
    SELECT s.member_id::text AS key, concat_ws(' ', s.r, s.f, s.m) AS stored,
           concat_ws(' ', p.r, p.f, p.m) AS found
      FROM (SELECT member_id, r, f, m FROM member_summary
             WHERE member_id >= $1 AND member_id < $1 + 100000) s
      JOIN analytics_state a ON true
      JOIN rfm_models model ON model.rfm_model_id = a.rfm_model_id AND model.as_of_on = a.as_of_on
      LEFT JOIN (
        SELECT b.member_id,
               5 - width_bucket((w.as_of_on - b.last_on)::numeric, w.recency_edges) AS r,
               1 + width_bucket(b.receipts::numeric, w.frequency_edges) AS f,
               1 + width_bucket(b.revenue::numeric, w.monetary_edges) AS m
          FROM (
            SELECT member_id, max(business_date) FILTER (WHERE NOT is_return) AS last_on,
                   count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
              FROM purchases
             WHERE member_id >= $1 AND member_id < $1 + 100000
               AND business_date > (SELECT as_of_on - ${STORED_WINDOW_DAYS} FROM analytics_state)
             GROUP BY member_id
          ) b
          CROSS JOIN (SELECT state.as_of_on, edges.recency_edges, edges.frequency_edges, edges.monetary_edges
                        FROM analytics_state state JOIN rfm_models edges USING (rfm_model_id)
                       WHERE edges.buyers >= ${RFM_MIN_BUYERS}) w
         WHERE b.receipts > 0
      ) p USING (member_id)
     WHERE (s.r, s.f, s.m) IS DISTINCT FROM (p.r, p.f, p.m)`,
});
