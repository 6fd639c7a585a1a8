import 'server-only';
import { withTx } from '@/db/write';
import { DERIVED_TABLES } from '@/lib/purchases/posting/rebuild-derived';

const TEST_ACTOR = { label: 'system:test', requestId: 'test' };

/** Runs a statement as the test and gives its rows. */
export async function sql<Row extends object>(text: string): Promise<Row[]> {
  return withTx(TEST_ACTOR, async ({ client }) => (await client.query<Row>(text)).rows);
}

/** Empties what imports write; members stay, for they are never deleted, but nothing leads to them any more. */
export async function forgetAll(): Promise<void> {
  await sql(
    `TRUNCATE purchases, purchase_lines, purchase_decisions, receipt_claims, returns_due, ${DERIVED_TABLES.join(', ')}, identity_claims, cards, card_events, import_problems, import_receipts, import_members, import_stores, imports`,
  );
  await sql('DELETE FROM member_profiles');
  await sql('UPDATE members SET preferred_store_id = NULL');
  await sql('DELETE FROM stores');
  // Points of members stay: they are summed under the stores that are gone.
  await sql('SELECT rebuild_point_sums()');
}

/** Everything that purchases leave behind, told by outer names, so that two databases' worth can be compared. */
export async function everythingDerived(): Promise<Record<string, unknown>> {
  const name = `coalesce((SELECT min(value) FROM identity_claims i WHERE i.member_id = x.member_id), 'guest') AS who`;
  const purchases = await sql(
    `SELECT ${name}, business_date::text AS day, s.external_id AS store, receipt, is_return, amount_minor::int AS amount,
       gap_days, (SELECT count(*)::int FROM purchase_lines l WHERE l.purchase_id = x.purchase_id) AS lines
     FROM purchases x JOIN stores s USING (store_id) ORDER BY who, day, receipt, is_return`,
  );
  const summaries = await sql(
    `SELECT ${name}, first_purchase_on::text AS first, last_purchase_on::text AS last, receipts,
       revenue_minor::int AS revenue FROM member_summary x ORDER BY who`,
  );
  const months = await sql(
    `SELECT ${name}, month::text, cohort::text, receipts, revenue_minor::int AS revenue FROM member_months x ORDER BY 1, 2`,
  );
  const cells = await sql(
    `SELECT start, cohort::text, month::text, sum(customers)::int AS customers, sum(quarter_customers)::int AS "quarterCustomers",
       sum(receipts)::int AS receipts, sum(revenue_minor)::int AS revenue FROM (
         SELECT start, cohort, month, customers, quarter_customers, receipts, revenue_minor FROM cohort_tier_cells
         UNION ALL SELECT 'purchase', cohort, month, customers, quarter_customers, receipts, revenue_minor
           FROM cohort_deltas WHERE cohort IS NOT NULL
         UNION ALL SELECT 'joined', joined, month, customers, quarter_customers, receipts, revenue_minor FROM cohort_deltas) c
     GROUP BY 1, 2, 3 HAVING sum(customers) <> 0 OR sum(quarter_customers) <> 0 OR sum(receipts) <> 0 OR sum(revenue_minor) <> 0
     ORDER BY 1, 2, 3`,
  );
  const days = await sql(
    `SELECT business_date::text AS day, is_guest, sum(receipts)::int AS receipts, sum(revenue_minor)::int AS revenue FROM (
       SELECT business_date, is_guest, receipts, revenue_minor FROM store_days
       UNION ALL SELECT business_date, is_guest, receipts, revenue_minor FROM store_day_deltas) d
     GROUP BY 1, 2 HAVING sum(receipts) <> 0 OR sum(revenue_minor) <> 0 ORDER BY 1, 2`,
  );
  return { purchases, summaries, months, cells, days };
}
