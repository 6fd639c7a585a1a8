import 'server-only';
import { REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { cohortDeltas, cohortSums } from './cohort-sums';
import { ensureSummaries } from './ensure-summaries';
import { rfmCellSums } from './rfm-cells';
import { WINDOW_SUMS, windowNames, windowsAdded } from './window-sql';

/**
 * The statements of a posting, in the order they run. Each is set-based over the batch; none holds a rule of the
 * programme. `posting_fresh` is the batch without receipts that were claimed before.
 */

/** Windows of the summary are moved under the exclusive side of this lock; postings share it. */
export const SHARE_WINDOWS = `SELECT pg_advisory_xact_lock_shared(hashtext('analytics_windows'))`;

export const ENSURE_PARTITIONS = `
  SELECT ensure_month_partitions(month, month)
  FROM (SELECT DISTINCT date_trunc('month', business_date)::date AS month FROM posting) months`;

export const ENSURE_SUMMARIES = ensureSummaries('SELECT member_id FROM posting');

/** In id order, so that two batches cannot wait for each other. */
export const LOCK_SUMMARIES = `
  SELECT count(*) FROM (
    SELECT member_id FROM member_summary
    WHERE member_id IN (SELECT member_id FROM posting)
    ORDER BY member_id FOR UPDATE
  ) locked`;

export const COUNT_UNKNOWN_MEMBERS = `
  SELECT count(*)::int AS unknown FROM posting p
  WHERE p.member_id <> 0 AND NOT EXISTS (SELECT FROM member_summary s WHERE s.member_id = p.member_id)`;

export const OPEN_FRESH = `
  CREATE TEMP TABLE posting_fresh (LIKE posting, purchase_id bigint NOT NULL) ON COMMIT DROP`;

/** The whole batch, until the claims say what of it is new. */
export const FILL_FRESH = `
  INSERT INTO posting_fresh
  SELECT ordered.*, nextval('purchase_id_seq')
  FROM (SELECT * FROM posting ORDER BY member_id, business_date, purchased_at, row_no) ordered`;

/** The partition of a purchase. Without the cast each row would be moved through a time zone. */
const MONTH = "date_trunc('month', business_date::timestamp)";

const CLAIM = `
  INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
  SELECT store_id, business_date, receipt, till, is_return, member_id, purchase_id FROM posting_fresh
  ORDER BY ${MONTH}, store_id, business_date, receipt COLLATE "C", row_no`;

/**
 * A receipt counts once: the claim decides, also between two rows of the same batch. Written in the order of the
 * index, which is twice as fast as in the order of members. Fails when any receipt was claimed before: a batch of
 * nothing but new ones is written faster than one that may conflict.
 */
export const CLAIM_ALL = CLAIM;

/** The same for a batch of which some was claimed before: leaves in posting_fresh what was not. */
export const CLAIM_NEW = `
  WITH claimed AS (${CLAIM} ON CONFLICT DO NOTHING RETURNING purchase_id)
  DELETE FROM posting_fresh f WHERE NOT EXISTS (SELECT FROM claimed c WHERE c.purchase_id = f.purchase_id)`;

/** The planner asks how many rows and how many members; texts would only cost time. */
export const ANALYZE_FRESH = 'ANALYZE posting_fresh (member_id, row_no)';

/**
 * What the batch means for each member; `is_late`: something in it lies before what was known; `is_moved`: their first purchase does;
 * from the first month of the quarter that it begins in to the last month of the one that it ends in.
 */
export const SUM_BY_MEMBER = `
  CREATE TEMP TABLE posting_members ON COMMIT DROP AS
  SELECT s.member_id,
    a.first_on, a.last_on, a.first_store_id,
    a.receipts, a.revenue, a.days, ${windowNames('a')},
    coalesce(a.first_on < s.last_purchase_on, false) AS is_late,
    a.first_on IS NOT NULL AND coalesce(a.first_on < s.first_purchase_on, true) AS is_moved,
    date_trunc('quarter', a.from_on::timestamp)::date AS from_month,
    (date_trunc('quarter', a.to_on::timestamp) + interval '2 months')::date AS to_month
  FROM (
    SELECT p.member_id,
      min(p.business_date) AS from_on, max(p.business_date) AS to_on,
      min(p.business_date) FILTER (WHERE NOT p.is_return) AS first_on,
      max(p.business_date) FILTER (WHERE NOT p.is_return) AS last_on,
      array_agg(DISTINCT p.business_date) FILTER (WHERE NOT p.is_return) AS days,
      (array_agg(p.store_id ORDER BY p.business_date, p.purchase_id) FILTER (WHERE NOT p.is_return))[1] AS first_store_id,
      count(*) FILTER (WHERE NOT p.is_return) AS receipts,
      sum(p.amount_minor) AS revenue, ${WINDOW_SUMS}
    FROM posting_fresh p CROSS JOIN analytics_state t
    WHERE p.member_id <> 0
    GROUP BY p.member_id
  ) a JOIN member_summary s USING (member_id)`;

export const ANALYZE_MEMBERS = 'ANALYZE posting_members';

/**
 * What the members of the batch stand for in the cells of cohorts at this moment: in the quarters that it reaches, and in all of their
 * months where it makes their first purchase an earlier one.
 */
const CONTRIBUTIONS = cohortSums(
  'posting_members p JOIN member_summary s USING (member_id)',
  'p.is_moved OR mm.month BETWEEN p.from_month AND p.to_month',
);

export const REMEMBER_COHORTS = `CREATE TEMP TABLE posting_cohorts ON COMMIT DROP AS ${CONTRIBUTIONS}`;

/** The same for the cells of scores. */
const SCORED = rfmCellSums(
  'member_summary s WHERE s.member_id IN (SELECT member_id FROM posting_members)',
);

export const REMEMBER_SCORES = `CREATE TEMP TABLE posting_scores ON COMMIT DROP AS ${SCORED}`;

/** Days since the purchase before: inside the batch, or the last one known. Late batches are mended after. */
export const INSERT_PURCHASES = `
  INSERT INTO purchases (member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at,
    amount_minor, discount_minor, channel, revises_on, revises_id, gap_days)
  SELECT f.member_id, f.business_date, f.purchase_id, f.store_id, f.till, f.receipt, f.is_return, f.purchased_at,
    f.amount_minor, f.discount_minor, f.channel, f.revises_on, f.revises_id,
    CASE WHEN f.is_return OR f.member_id = 0 THEN NULL
      ELSE f.business_date - coalesce(
        lag(f.business_date) OVER (PARTITION BY f.member_id, f.is_return ORDER BY f.business_date, f.purchase_id),
        s.last_purchase_on) END
  FROM posting_fresh f LEFT JOIN member_summary s USING (member_id)
  ORDER BY ${MONTH}, f.member_id, f.business_date`;

export const INSERT_LINES = `
  INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor,
    kind, labels)
  SELECT f.member_id, f.business_date, f.purchase_id, l.line_no, l.article, l.category, l.quantity_milli, l.amount_minor,
    l.kind, l.labels
  FROM posting_fresh f JOIN posting_lines l USING (row_no)
  ORDER BY ${MONTH}, f.member_id, f.business_date`;

/** The first days of buying, known ones and those of the batch; most members have all of them long since. */
const FIRST_DAYS = `
  CASE WHEN o.fifth_purchase_on <= p.first_on
    THEN ARRAY[o.first_purchase_on, o.second_purchase_on, o.third_purchase_on, o.fourth_purchase_on, o.fifth_purchase_on]
    ELSE ARRAY(
      SELECT DISTINCT day FROM unnest(p.days || ARRAY[o.first_purchase_on, o.second_purchase_on, o.third_purchase_on,
        o.fourth_purchase_on, o.fifth_purchase_on]) AS known(day)
      WHERE day IS NOT NULL ORDER BY day LIMIT ${REPEAT_STEPS}) END`;

const SUMMARIES = `
  UPDATE member_summary s SET
    first_purchase_on = n.first_days[1], second_purchase_on = n.first_days[2], third_purchase_on = n.first_days[3],
    fourth_purchase_on = n.first_days[4], fifth_purchase_on = n.first_days[5],
    last_purchase_on = n.last_purchase_on, home_store_id = n.home_store_id,
    receipts = s.receipts + n.receipts, revenue_minor = s.revenue_minor + n.revenue,
    ${windowsAdded('s', 'n')},
    r = CASE WHEN n.scored_receipts > 0
      THEN 5 - width_bucket((t.as_of_on - n.last_purchase_on)::numeric, m.recency_edges) END,
    f = CASE WHEN n.scored_receipts > 0 THEN 1 + width_bucket(n.scored_receipts::numeric, m.frequency_edges) END,
    m = CASE WHEN n.scored_receipts > 0 THEN 1 + width_bucket(n.scored_revenue::numeric, m.monetary_edges) END
  FROM (
    SELECT p.*, ${FIRST_DAYS} AS first_days,
      greatest(o.last_purchase_on, p.last_on) AS last_purchase_on,
      CASE WHEN o.first_purchase_on IS NULL OR p.first_on < o.first_purchase_on
        THEN p.first_store_id ELSE o.home_store_id END AS home_store_id,
      o.receipts_${STORED_WINDOW_DAYS} + p.receipts_${STORED_WINDOW_DAYS} AS scored_receipts,
      o.revenue_${STORED_WINDOW_DAYS}_minor + p.revenue_${STORED_WINDOW_DAYS} AS scored_revenue
    FROM posting_members p JOIN member_summary o USING (member_id)
    OFFSET 0
  ) n
  CROSS JOIN analytics_state t LEFT JOIN rfm_models m ON m.rfm_model_id = t.rfm_model_id
  WHERE s.member_id = n.member_id
  RETURNING s.member_id, s.last_purchase_on, s.receipts_365, s.revenue_365_minor, s.home_store_id`;

/** The keys of sorting follow the summaries in one statement. */
export const UPDATE_SUMMARIES = `
  WITH summed AS (${SUMMARIES})
  UPDATE member_sort_keys k SET
    last_purchase_on = coalesce(s.last_purchase_on, '0001-01-01'), receipts_365 = s.receipts_365,
    revenue_365_minor = s.revenue_365_minor, home_store_id = s.home_store_id
  FROM summed s WHERE k.member_id = s.member_id`;

/** An earlier first purchase moves the member, with all the months known before, to another cohort. */
export const MOVE_COHORTS = `
  UPDATE member_months mm SET cohort = date_trunc('month', s.first_purchase_on)::date
  FROM posting_members p JOIN member_summary s USING (member_id)
  WHERE mm.member_id = p.member_id AND p.is_moved
    AND mm.cohort IS DISTINCT FROM date_trunc('month', s.first_purchase_on)::date`;

export const SUM_MONTHS = `
  CREATE TEMP TABLE posting_months ON COMMIT DROP AS
  SELECT f.member_id, ${MONTH}::date AS month,
    date_trunc('month', s.first_purchase_on)::date AS cohort,
    count(*) FILTER (WHERE NOT f.is_return) AS receipts, sum(f.amount_minor) AS revenue
  FROM posting_fresh f JOIN member_summary s USING (member_id)
  GROUP BY 1, 2, 3`;

export const ADD_TO_MONTHS = `
  UPDATE member_months mm SET receipts = mm.receipts + p.receipts, revenue_minor = mm.revenue_minor + p.revenue
  FROM posting_months p WHERE mm.member_id = p.member_id AND mm.month = p.month`;

/** The members are locked, so no other batch can bring the same month: a plain insert is faster than an upsert. */
export const INSERT_MONTHS = `
  INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
  SELECT p.member_id, p.month, p.cohort, p.receipts, p.revenue FROM posting_months p
  WHERE NOT EXISTS (SELECT FROM member_months mm WHERE mm.member_id = p.member_id AND mm.month = p.month)
  ORDER BY p.member_id, p.month`;

export const WRITE_COHORT_DELTAS = cohortDeltas(CONTRIBUTIONS, 'SELECT * FROM posting_cohorts');

export const WRITE_RFM_DELTAS = `
  INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
  SELECT code, tier_id, home_store_id, sum(customers), sum(receipts), sum(revenue_minor) FROM (
    ${SCORED}
    UNION ALL
    SELECT code, tier_id, home_store_id, -customers, -receipts, -revenue_minor FROM posting_scores
  ) changes
  GROUP BY code, tier_id, home_store_id
  HAVING sum(customers) <> 0 OR sum(receipts) <> 0 OR sum(revenue_minor) <> 0`;

export const WRITE_STORE_DAY_DELTAS = `
  INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
  SELECT store_id, business_date, member_id = 0, count(*) FILTER (WHERE NOT is_return), sum(amount_minor)
  FROM posting_fresh GROUP BY 1, 2, 3`;

export const MEND_GAPS = `
  UPDATE purchases p SET gap_days = g.gap_days
  FROM (
    SELECT member_id, business_date, purchase_id,
      business_date - lag(business_date) OVER (PARTITION BY member_id ORDER BY business_date, purchase_id) AS gap_days
    FROM purchases
    WHERE member_id IN (SELECT member_id FROM posting_members WHERE is_late) AND NOT is_return
  ) g
  WHERE (p.member_id, p.business_date, p.purchase_id) = (g.member_id, g.business_date, g.purchase_id)
    AND p.gap_days IS DISTINCT FROM g.gap_days`;

export const LIST_DUPLICATES = `
  SELECT row_no::float8 AS "rowNo" FROM posting p
  WHERE NOT EXISTS (SELECT FROM posting_fresh f WHERE f.row_no = p.row_no) ORDER BY row_no`;

/** So that a second batch may be posted in the same transaction. */
export const CLOSE_BATCH =
  'DROP TABLE posting, posting_lines, posting_fresh, posting_members, posting_cohorts, posting_scores, posting_months';
