import 'server-only';
import type { Tx } from '@/db/write';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { cohortDeltas, cohortSums } from './cohort-sums';
import { ensureSummaries } from './ensure-summaries';
import { rfmCellSums } from './rfm-cells';
import * as statements from './statements';
import { WINDOW_SUMS, windowsSet } from './window-sql';

const IDS = 'SELECT member_id FROM recounted';

/** What the recounted members stand for in the cells of cohorts at this moment. */
const COHORTS = cohortSums('recounted JOIN member_summary s USING (member_id)');

const SCORED = rfmCellSums(`member_summary s WHERE s.member_id IN (${IDS})`);

const LOCK = `
  SELECT count(*) FROM (
    SELECT member_id FROM member_summary WHERE member_id IN (${IDS}) ORDER BY member_id FOR UPDATE
  ) locked`;

const FIRST_DAYS = `
  CREATE TEMP TABLE recounted_days ON COMMIT DROP AS
  SELECT member_id, array_agg(day ORDER BY day) AS days, min(day) AS first_on, max(day) AS last_on
  FROM (
    SELECT DISTINCT member_id, business_date AS day FROM purchases
    WHERE member_id IN (${IDS}) AND NOT is_return
  ) d GROUP BY member_id`;

const MONTHS = `
  INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
  SELECT p.member_id, date_trunc('month', p.business_date::timestamp)::date, date_trunc('month', d.first_on)::date,
    count(*) FILTER (WHERE NOT p.is_return), sum(p.amount_minor)
  FROM purchases p LEFT JOIN recounted_days d USING (member_id)
  WHERE p.member_id IN (${IDS})
  GROUP BY 1, 2, 3`;

const SUMMARIES = `
  UPDATE member_summary s SET
    tier_id = n.tier_id, home_store_id = n.home_store_id, receipts = n.receipts, revenue_minor = n.revenue,
    first_purchase_on = n.days[1], second_purchase_on = n.days[2], third_purchase_on = n.days[3],
    fourth_purchase_on = n.days[4], fifth_purchase_on = n.days[5], last_purchase_on = n.last_on,
    ${windowsSet('n')},
    r = CASE WHEN n.receipts_${STORED_WINDOW_DAYS} > 0
      THEN 5 - width_bucket((n.as_of_on - n.last_on)::numeric, n.recency_edges) END,
    f = CASE WHEN n.receipts_${STORED_WINDOW_DAYS} > 0
      THEN 1 + width_bucket(n.receipts_${STORED_WINDOW_DAYS}::numeric, n.frequency_edges) END,
    m = CASE WHEN n.receipts_${STORED_WINDOW_DAYS} > 0
      THEN 1 + width_bucket(n.revenue_${STORED_WINDOW_DAYS}::numeric, n.monetary_edges) END
  FROM (
    SELECT ids.member_id, mb.tier_id, t.as_of_on, o.recency_edges, o.frequency_edges, o.monetary_edges,
      d.days, d.last_on, sums.*,
      (SELECT p.store_id FROM purchases p
        WHERE p.member_id = ids.member_id AND p.business_date = d.first_on AND NOT p.is_return
        ORDER BY p.purchase_id LIMIT 1) AS home_store_id
    FROM recounted ids
    JOIN members mb USING (member_id)
    CROSS JOIN analytics_state t
    LEFT JOIN rfm_models o ON o.rfm_model_id = t.rfm_model_id
    LEFT JOIN recounted_days d USING (member_id)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT p.is_return) AS receipts, coalesce(sum(p.amount_minor), 0) AS revenue,
        ${WINDOW_SUMS}
      FROM purchases p WHERE p.member_id = ids.member_id
    ) sums
  ) n
  WHERE s.member_id = n.member_id`;

const SORT_KEYS = `
  UPDATE member_sort_keys k SET last_purchase_on = coalesce(s.last_purchase_on, '0001-01-01'),
    receipts_365 = s.receipts_365, revenue_365_minor = s.revenue_365_minor, home_store_id = s.home_store_id,
    tier_id = m.tier_id, status = m.status
  FROM member_summary s JOIN members m USING (member_id)
  WHERE s.member_id IN (${IDS}) AND k.member_id = s.member_id`;

const GAPS = `
  UPDATE purchases p SET gap_days = g.gap_days
  FROM (
    SELECT member_id, business_date, purchase_id, CASE WHEN member_id <> 0 AND NOT is_return THEN
      business_date - lag(business_date) OVER (
        PARTITION BY member_id, is_return ORDER BY business_date, purchase_id) END AS gap_days
    FROM purchases WHERE member_id IN (${IDS})
  ) g
  WHERE (p.member_id, p.business_date, p.purchase_id) = (g.member_id, g.business_date, g.purchase_id)
    AND p.gap_days IS DISTINCT FROM g.gap_days`;

const COHORT_DELTAS = cohortDeltas(COHORTS, 'SELECT * FROM recounted_cohorts');

const RFM_DELTAS = `
  INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
  SELECT code, tier_id, home_store_id, sum(customers), sum(receipts), sum(revenue_minor) FROM (
    ${SCORED}
    UNION ALL
    SELECT code, tier_id, home_store_id, -customers, -receipts, -revenue_minor FROM recounted_scores
  ) changes
  GROUP BY code, tier_id, home_store_id
  HAVING sum(customers) <> 0 OR sum(receipts) <> 0 OR sum(revenue_minor) <> 0`;

const CLOSE = 'DROP TABLE recounted, recounted_cohorts, recounted_scores, recounted_days';

/**
 * Runs a change of whose purchases are whose, or of the tier or state of a few members, and counts anew everything that
 * is derived from them: summary, sort keys, months, gaps, and the deltas of the global sums. The members are locked in
 * the order of ids; the change itself writes `members` and `purchases` alone.
 */
export async function recountMembers(
  tx: Tx,
  memberIds: readonly number[],
  change: () => Promise<void>,
): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => tx.client.query(text, [...values]);
  await run(statements.SHARE_WINDOWS);
  await run('CREATE TEMP TABLE recounted (member_id bigint PRIMARY KEY) ON COMMIT DROP');
  await run('INSERT INTO recounted SELECT DISTINCT unnest($1::bigint[])', [memberIds]);
  await run(ensureSummaries(IDS));
  await run(LOCK);
  await run(`CREATE TEMP TABLE recounted_cohorts ON COMMIT DROP AS ${COHORTS}`);
  await run(`CREATE TEMP TABLE recounted_scores ON COMMIT DROP AS ${SCORED}`);
  await change();
  await run(FIRST_DAYS);
  await run(`DELETE FROM member_months WHERE member_id IN (${IDS})`);
  await run(MONTHS);
  await run(SUMMARIES);
  await run(SORT_KEYS);
  await run(GAPS);
  await run(COHORT_DELTAS);
  await run(RFM_DELTAS);
  await run(CLOSE);
}
