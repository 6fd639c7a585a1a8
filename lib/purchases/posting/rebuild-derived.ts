import 'server-only';
import type { Tx } from '@/db/write';

/** First purchase of each member: its day and its store. */
const FIRST_PURCHASES = `
  CREATE TEMP TABLE rebuild_first ON COMMIT DROP AS
  SELECT f.member_id, f.first_on, f.last_on, (
    SELECT p.store_id FROM purchases p
    WHERE p.member_id = f.member_id AND p.business_date = f.first_on AND NOT p.is_return
    ORDER BY p.purchase_id LIMIT 1
  ) AS home_store_id
  FROM (
    SELECT member_id, min(business_date) AS first_on, max(business_date) AS last_on
    FROM purchases WHERE member_id <> 0 AND NOT is_return GROUP BY member_id
  ) f`;

const MONTHS = `
  INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
  SELECT p.member_id, $1::date, date_trunc('month', f.first_on)::date, p.receipts, p.revenue
  FROM (
    SELECT member_id, count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
    FROM purchases
    WHERE member_id <> 0 AND business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
    GROUP BY member_id
  ) p LEFT JOIN rebuild_first f USING (member_id)
  ORDER BY p.member_id`;

const WINDOWS = `
  CREATE TEMP TABLE rebuild_windows ON COMMIT DROP AS
  SELECT p.member_id,
    count(*) FILTER (WHERE NOT is_return AND business_date > t.as_of_on - 30) AS receipts_30,
    coalesce(sum(amount_minor) FILTER (WHERE business_date > t.as_of_on - 30), 0) AS revenue_30,
    count(*) FILTER (WHERE NOT is_return AND business_date > t.as_of_on - 90) AS receipts_90,
    coalesce(sum(amount_minor) FILTER (WHERE business_date > t.as_of_on - 90), 0) AS revenue_90,
    count(*) FILTER (WHERE NOT is_return) AS receipts_365,
    sum(amount_minor) AS revenue_365
  FROM purchases p CROSS JOIN analytics_state t
  WHERE member_id <> 0 AND business_date > (SELECT as_of_on - 365 FROM analytics_state)
  GROUP BY p.member_id`;

const SUMMARIES = `
  INSERT INTO member_summary (member_id, kind, tier_id, joined_on, home_store_id, first_purchase_on, last_purchase_on,
    receipts, revenue_minor, receipts_30, revenue_30_minor, receipts_90, revenue_90_minor, receipts_365, revenue_365_minor)
  SELECT m.member_id, m.kind, m.tier_id, m.joined_on, f.home_store_id, f.first_on, f.last_on,
    coalesce(a.receipts, 0), coalesce(a.revenue, 0),
    coalesce(w.receipts_30, 0), coalesce(w.revenue_30, 0), coalesce(w.receipts_90, 0), coalesce(w.revenue_90, 0),
    coalesce(w.receipts_365, 0), coalesce(w.revenue_365, 0)
  FROM members m
  LEFT JOIN rebuild_first f USING (member_id)
  LEFT JOIN (
    SELECT member_id, sum(receipts) AS receipts, sum(revenue_minor) AS revenue FROM member_months GROUP BY member_id
  ) a USING (member_id)
  LEFT JOIN rebuild_windows w USING (member_id)
  ORDER BY m.member_id`;

const SORT_KEYS = `
  INSERT INTO member_sort_keys (member_id, last_purchase_on, receipts_365, revenue_365_minor)
  SELECT member_id, coalesce(last_purchase_on, '0001-01-01'), receipts_365, revenue_365_minor
  FROM member_summary ORDER BY member_id`;

const COHORTS = `
  INSERT INTO cohort_cells (cohort, month, home_store_id, customers, revenue_minor)
  SELECT mm.cohort, mm.month, f.home_store_id, count(*) FILTER (WHERE mm.receipts > 0), sum(mm.revenue_minor)
  FROM member_months mm JOIN rebuild_first f USING (member_id)
  GROUP BY mm.cohort, mm.month, f.home_store_id`;

const STORE_DAYS = `
  INSERT INTO store_days (store_id, business_date, is_guest, receipts, revenue_minor)
  SELECT store_id, business_date, member_id = 0, count(*) FILTER (WHERE NOT is_return), sum(amount_minor)
  FROM purchases GROUP BY 1, 2, 3`;

/**
 * Makes everything derived anew from the purchases: for a bulk load that wrote purchases by itself. Scores are
 * left empty; rescore after. Not for a live programme: the tables are empty for others until it commits.
 */
export async function rebuildDerived(tx: Tx): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => tx.client.query(text, [...values]);
  await run("SELECT pg_advisory_xact_lock(hashtext('analytics_windows'))");
  await run("SET LOCAL work_mem = '256MB'");
  await run(
    'TRUNCATE member_summary, member_sort_keys, member_months, cohort_cells, cohort_deltas, store_days, store_day_deltas',
  );
  await run(FIRST_PURCHASES);
  await run('ANALYZE rebuild_first');
  const months = await tx.client.query<{ month: string }>(
    `SELECT DISTINCT to_char(date_trunc('month', business_date), 'YYYY-MM-DD') AS month FROM purchases
     WHERE member_id <> 0 ORDER BY 1`,
  );
  for (const { month } of months.rows) await run(MONTHS, [month]);
  await run('ANALYZE member_months');
  await run(WINDOWS);
  await run(SUMMARIES);
  await run(SORT_KEYS);
  await run(COHORTS);
  await run(STORE_DAYS);
}
