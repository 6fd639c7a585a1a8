import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { cohortCells } from '@/lib/purchases/posting/cohort-sums';

/** One large step touches each sum once; many small ones would rewrite the same sums again and again. */
const MAX_ROWS = 1_000_000;

const [BY_STORE, BY_TIER] = cohortCells('taken');

/** Each is one statement, so a reader sees a change either in the deltas or in the sums, never in both. */
const FOLD_COHORTS = `
  WITH taken AS (
    DELETE FROM cohort_deltas WHERE ctid = ANY(ARRAY(SELECT ctid FROM cohort_deltas LIMIT $1)) RETURNING *
  ), by_store AS (${BY_STORE}), by_tier AS (${BY_TIER})
  SELECT count(*)::int AS taken FROM taken`;

const FOLD_STORE_DAYS = `
  WITH taken AS (
    DELETE FROM store_day_deltas WHERE ctid = ANY(ARRAY(SELECT ctid FROM store_day_deltas LIMIT $1))
    RETURNING store_id, business_date, is_guest, receipts, revenue_minor
  ), sums AS (
    SELECT store_id, business_date, is_guest, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS revenue_minor
    FROM taken GROUP BY store_id, business_date, is_guest
  ), folded AS (
    INSERT INTO store_days AS d (store_id, business_date, is_guest, receipts, revenue_minor)
    SELECT store_id, business_date, is_guest, receipts, revenue_minor FROM sums
    ON CONFLICT (store_id, business_date, is_guest) DO UPDATE
    SET receipts = d.receipts + excluded.receipts, revenue_minor = d.revenue_minor + excluded.revenue_minor
  ), items AS (
    INSERT INTO item_months AS m (month, due_at)
    SELECT DISTINCT date_trunc('month', business_date)::date, now() FROM sums
    ON CONFLICT (month) DO UPDATE SET due_at = excluded.due_at WHERE m.due_at IS NULL
  )
  SELECT count(*)::int AS taken FROM taken`;

const FOLD_SCORES = `
  WITH taken AS (
    DELETE FROM rfm_deltas WHERE ctid = ANY(ARRAY(SELECT ctid FROM rfm_deltas LIMIT $1))
    RETURNING code, tier_id, home_store_id, customers, receipts, revenue_minor
  ), folded AS (
    INSERT INTO rfm_cells AS c (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    SELECT code, tier_id, home_store_id, sum(customers)::int, sum(receipts)::int, sum(revenue_minor)::bigint
    FROM taken GROUP BY code, tier_id, home_store_id
    ON CONFLICT (code, tier_id, home_store_id) DO UPDATE
    SET customers = c.customers + excluded.customers, receipts = c.receipts + excluded.receipts,
        revenue_minor = c.revenue_minor + excluded.revenue_minor
  )
  SELECT count(*)::int AS taken FROM taken`;

/**
 * Moves pending changes into the cells of cohorts and of scores and into store_days, up to a million of each; the items of their months are
 * due to be counted. `isMore` asks to be called again. Two at once wait for each other. No audit row: no fact changes, only where it is written.
 */
export const foldDeltas = defineCommand({
  id: 'analytics.foldDeltas',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('fold_deltas'))");
    const fold = async (statement: string) => {
      const { rows } = await tx.client.query<{ taken: number }>(statement, [MAX_ROWS]);
      return rows[0]?.taken ?? 0;
    };
    const cohorts = await fold(FOLD_COHORTS);
    const storeDays = await fold(FOLD_STORE_DAYS);
    const scores = await fold(FOLD_SCORES);
    const isMore = [cohorts, storeDays, scores].includes(MAX_ROWS);
    return { result: { cohorts, storeDays, scores, isMore }, changes: [] };
  },
});
