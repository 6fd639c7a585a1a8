import 'server-only';
import { type Tx, withTx } from '@/db/write';
import { openPosting } from '../posting/open-posting';
import { postPurchases } from '../posting/post-purchases';
import { DERIVED_TABLES } from '../posting/rebuild-derived';
import { rfmCellSums } from '../posting/rfm-cells';

export const ACTOR = { label: 'system:test', requestId: 'test' };
const MEMBERS = 40;
const STORES = 5;

export type Row = {
  rowNo: number;
  memberId: number;
  storeId: number;
  receipt: string;
  day: string;
  isReturn: boolean;
  amountMinor: number;
};

/** A small seeded generator, so that a failing case can be run again. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Random receipts and returns of members and guests, some twice. */
export function receipts(seed: number, count: number): Row[] {
  const random = randoms(seed);
  return Array.from({ length: count }, (_, rowNo) => {
    const isReturn = random(12) === 0;
    const day = new Date(Date.UTC(2026, 10, 20) - random(500) * 86_400_000).toJSON().slice(0, 10);
    return {
      rowNo,
      memberId: random(15) === 0 ? 0 : 1 + random(MEMBERS),
      storeId: 1 + random(STORES),
      receipt: `R${random(count)}`,
      day,
      isReturn,
      amountMinor: isReturn ? -random(5_000) : random(20_000),
    };
  });
}

/** Posts them as one batch. */
export async function post(rows: readonly Row[]) {
  return withTx(ACTOR, async (tx) => {
    await openPosting(tx);
    await tx.client.query(
      `INSERT INTO posting (row_no, member_id, store_id, receipt, business_date, purchased_at, is_return, amount_minor)
       SELECT "rowNo", "memberId", "storeId", receipt, day, day::timestamptz, "isReturn", "amountMinor"
       FROM jsonb_to_recordset($1::jsonb) AS x("rowNo" bigint, "memberId" bigint, "storeId" int, receipt text,
         day date, "isReturn" boolean, "amountMinor" bigint)`,
      [JSON.stringify(rows)],
    );
    await tx.client.query(
      `INSERT INTO posting_lines (row_no, line_no, quantity_milli, amount_minor)
       SELECT row_no, 1, 1000, amount_minor FROM posting`,
    );
    return postPurchases(tx);
  });
}

const COHORT_SUMS = ['customers', 'quarter_customers', 'receipts', 'revenue_minor'];

const cohortsBy = (table: string, key: string) => `
  SELECT start, cohort, month, ${key}, ${COHORT_SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ')} FROM (
    SELECT start, cohort, month, ${key}, ${COHORT_SUMS} FROM ${table}
    UNION ALL SELECT 'purchase', cohort, month, ${key}, ${COHORT_SUMS} FROM cohort_deltas WHERE cohort IS NOT NULL
    UNION ALL SELECT 'joined', joined, month, ${key}, ${COHORT_SUMS} FROM cohort_deltas) x
  WHERE ${key} IS NOT NULL
  GROUP BY 1, 2, 3, 4 HAVING ${COHORT_SUMS.map((name) => `sum(${name}) <> 0`).join(' OR ')} ORDER BY 1, 2, 3, 4`;

const DERIVED = {
  summary:
    'SELECT * FROM member_summary WHERE receipts <> 0 OR revenue_minor <> 0 ORDER BY member_id',
  sortKeys:
    'SELECT k.* FROM member_sort_keys k JOIN member_summary s USING (member_id) WHERE s.receipts <> 0 ORDER BY 1',
  months: 'SELECT * FROM member_months ORDER BY member_id, month',
  cohorts: cohortsBy('cohort_cells', 'home_store_id'),
  tierCohorts: cohortsBy('cohort_tier_cells', 'tier_id'),
  storeDays: `SELECT store_id, business_date, is_guest, sum(receipts) AS receipts, sum(revenue_minor) AS revenue FROM (
      SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM store_days
      UNION ALL SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM store_day_deltas) x
    GROUP BY 1, 2, 3 HAVING sum(receipts) <> 0 OR sum(revenue_minor) <> 0 ORDER BY 1, 2, 3`,
};

/** Everything derived, cells with what is pending. */
export async function derived(tx: Tx) {
  const found: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(DERIVED))
    found[name] = (await tx.client.query(sql)).rows;
  return found;
}

/** Purchases whose gap is not the days since the one before. */
export async function wrongGaps(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM (
       SELECT gap_days, business_date - lag(business_date) OVER (PARTITION BY member_id ORDER BY business_date, purchase_id) AS gap
       FROM purchases WHERE member_id <> 0 AND NOT is_return) g WHERE gap_days IS DISTINCT FROM gap`,
  );
  return rows[0]?.wrong ?? -1;
}

/** Cells of scores with what is pending, and the same made from the summaries. */
export async function scoreCells(tx: Tx): Promise<{ kept: unknown[]; made: unknown[] }> {
  const order = 'ORDER BY code, tier_id, home_store_id';
  const kept = await tx.client.query(
    `SELECT code::int, tier_id::int, home_store_id, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
       sum(revenue_minor)::int AS revenue FROM (
       SELECT code, tier_id, home_store_id, customers, receipts, revenue_minor FROM rfm_cells UNION ALL
       SELECT code, tier_id, home_store_id, customers, receipts, revenue_minor FROM rfm_deltas) x
     GROUP BY 1, 2, 3 HAVING sum(customers) <> 0 ${order}`,
  );
  const made = await tx.client.query(
    `SELECT code::int, tier_id::int, home_store_id, customers::int, receipts::int, revenue_minor::int AS revenue
     FROM (${rfmCellSums('member_summary s')}) x ${order}`,
  );
  return { kept: kept.rows, made: made.rows };
}

/** A scoring with these edges, as if it had been made before. */
export async function keepModel(): Promise<void> {
  await withTx(ACTOR, ({ client }) =>
    client.query(
      `WITH made AS (
         INSERT INTO rfm_models (as_of_on, window_days, buyers, recency_edges, frequency_edges, monetary_edges)
         VALUES ('2026-11-20', 365, 100, '{20,60,120,200}', '{2,4,6,9}', '{9000,30000,60000,90000}')
         RETURNING rfm_model_id)
       UPDATE analytics_state SET rfm_model_id = made.rfm_model_id FROM made`,
    ),
  );
}

/** An empty programme with forty members in three tiers. */
export async function emptyProgramme(): Promise<void> {
  await withTx(ACTOR, async ({ client }) => {
    await client.query(
      `TRUNCATE purchases, purchase_lines, receipt_claims, ${DERIVED_TABLES.join(', ')}`,
    );
    await client.query(`UPDATE analytics_state SET as_of_on = '2026-11-20', rfm_model_id = NULL`);
    await client.query(
      `INSERT INTO stores (store_id, external_id, name) SELECT n, 'S' || n, 'Store ' || n FROM generate_series(1, ${STORES}) n
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый'), (2, 'gold', 2, 'Gold', 'Золотой')
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO members (member_id, joined_on, tier_id)
       SELECT n, '2025-01-01', nullif(n % 3, 0) FROM generate_series(1, ${MEMBERS}) n ON CONFLICT DO NOTHING`,
    );
  });
}
