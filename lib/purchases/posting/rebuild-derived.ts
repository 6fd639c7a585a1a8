import 'server-only';
import type { Tx } from '@/db/write';
import { SUMMARY_WINDOWS_DAYS } from '@/lib/domain/purchases/states';
import { cohortCells, cohortSums } from './cohort-sums';
import { WINDOW_COLUMNS, WINDOW_SUMS, windowValues } from './window-sql';

/** Every table that is made of purchases. */
export const DERIVED_TABLES = [
  'member_summary',
  'member_sort_keys',
  'member_months',
  'cohort_cells',
  'cohort_tier_cells',
  'cohort_deltas',
  'store_days',
  'store_day_deltas',
  'item_days',
  'item_months',
  'rfm_cells',
  'rfm_deltas',
] as const;

/** The days of buying of each member that the summary keeps, and the store of the first purchase. */
const FIRST_PURCHASES = `
  CREATE TEMP TABLE rebuild_first ON COMMIT DROP AS
  SELECT f.*, (
    SELECT p.store_id FROM purchases p
    WHERE p.member_id = f.member_id AND p.business_date = f.first_on AND NOT p.is_return
    ORDER BY p.purchase_id LIMIT 1
  ) AS home_store_id
  FROM (
    SELECT member_id, min(day) AS first_on, max(day) AS last_on, min(day) FILTER (WHERE place = 2) AS second_on,
      min(day) FILTER (WHERE place = 3) AS third_on, min(day) FILTER (WHERE place = 4) AS fourth_on,
      min(day) FILTER (WHERE place = 5) AS fifth_on
    FROM (
      SELECT member_id, business_date AS day,
        dense_rank() OVER (PARTITION BY member_id ORDER BY business_date) AS place
      FROM purchases WHERE member_id <> 0 AND NOT is_return
    ) days
    GROUP BY member_id
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
  SELECT p.member_id, ${WINDOW_SUMS}
  FROM purchases p CROSS JOIN analytics_state t
  WHERE member_id <> 0
    AND business_date > (SELECT as_of_on - ${Math.max(...SUMMARY_WINDOWS_DAYS)} FROM analytics_state)
  GROUP BY p.member_id`;

const SUMMARIES = `
  INSERT INTO member_summary (member_id, tier_id, joined_on, home_store_id, first_purchase_on, second_purchase_on,
    third_purchase_on, fourth_purchase_on, fifth_purchase_on, last_purchase_on, receipts, revenue_minor, ${WINDOW_COLUMNS})
  SELECT m.member_id, m.tier_id, m.joined_on, f.home_store_id, f.first_on, f.second_on, f.third_on, f.fourth_on,
    f.fifth_on, f.last_on, coalesce(a.receipts, 0), coalesce(a.revenue, 0), ${windowValues('w')}
  FROM members m
  LEFT JOIN rebuild_first f USING (member_id)
  LEFT JOIN (
    SELECT member_id, sum(receipts) AS receipts, sum(revenue_minor) AS revenue FROM member_months GROUP BY member_id
  ) a USING (member_id)
  LEFT JOIN rebuild_windows w USING (member_id)
  ORDER BY m.member_id`;

const SORT_KEYS = `
  INSERT INTO member_sort_keys (member_id, last_purchase_on, receipts_365, revenue_365_minor, joined_on, home_store_id,
    tier_id, status, kind)
  SELECT s.member_id, coalesce(s.last_purchase_on, '0001-01-01'), s.receipts_365, s.revenue_365_minor, s.joined_on,
    s.home_store_id, s.tier_id, m.status, m.kind
  FROM member_summary s JOIN members m USING (member_id) ORDER BY s.member_id`;

const COHORTS = `CREATE TEMP TABLE rebuild_cohorts ON COMMIT DROP AS ${cohortSums('member_summary s')}`;

const STORE_DAYS = `
  INSERT INTO store_days (store_id, business_date, is_guest, receipts, revenue_minor)
  SELECT store_id, business_date, member_id = 0, count(*) FILTER (WHERE NOT is_return), sum(amount_minor)
  FROM purchases GROUP BY 1, 2, 3`;

/** Items are counted by the worker, a month at a time. */
const ITEM_MONTHS = `
  INSERT INTO item_months (month, due_at)
  SELECT DISTINCT date_trunc('month', business_date)::date, now() FROM store_days`;

/**
 * Makes everything derived anew from the purchases: for a bulk load that wrote purchases by itself. Scores are
 * left empty; rescore after. Not for a live programme: the tables are empty for others until it commits.
 */
export async function rebuildDerived(tx: Tx): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => tx.client.query(text, [...values]);
  await run("SELECT pg_advisory_xact_lock(hashtext('analytics_windows'))");
  await run("SET LOCAL work_mem = '256MB'");
  await run(`TRUNCATE ${DERIVED_TABLES.join(', ')}`);
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
  await run('ANALYZE member_summary');
  await run(COHORTS);
  for (const fill of cohortCells('rebuild_cohorts')) await run(fill);
  await run(STORE_DAYS);
  await run(ITEM_MONTHS);
  // Sums of points are kept by what the summaries say of tier and store.
  await run('SELECT rebuild_point_sums()');
}
