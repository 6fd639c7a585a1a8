import type { Client } from 'pg';
import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of 0010_narrow_sums in the list of migrations. */
const NARROW_SUMS = 10;

const rowsOf = async (client: Client, sql: string): Promise<string[]> =>
  (await client.query<{ row: string }>(`SELECT concat_ws(' ', ${sql}`)).rows.map(({ row }) => row);

it('a programme of an older Vernost gets first days, two months, sums by tier and by score', async () => {
  const found = await migrateOlderBase(NARROW_SUMS, {
    fill: (client) =>
      client.query(`
      INSERT INTO tiers VALUES (4, 'gold', 4, 'Gold', 'Золотой');
      INSERT INTO stores (store_id, external_id, name) VALUES (7, 'S7', 'S7');
      INSERT INTO members (member_id, joined_on, tier_id) VALUES (1, '2024-01-01', 4), (2, '2024-02-01', NULL);
      UPDATE analytics_state SET as_of_on = '2026-03-31';
      SELECT ensure_month_partitions('2026-01-01', '2026-03-31');
      INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, is_return, purchased_at, amount_minor)
      VALUES (1, '2026-01-10', 1, 7, 'a', false, '2026-01-10', 100), (1, '2026-01-10', 2, 7, 'b', false, '2026-01-10', 10),
        (1, '2026-02-05', 3, 7, 'c', false, '2026-02-05', 200), (1, '2026-02-06', 4, 7, 'd', true, '2026-02-06', -50),
        (1, '2026-03-20', 5, 7, 'e', false, '2026-03-20', 300);
      INSERT INTO member_summary (member_id, kind, tier_id, joined_on, home_store_id, first_purchase_on, last_purchase_on,
        receipts, revenue_minor, receipts_30, revenue_30_minor, receipts_90, revenue_90_minor, receipts_365,
        revenue_365_minor, r, f, m)
      VALUES (1, 'person', 4, '2024-01-01', 7, '2026-01-10', '2026-03-20', 4, 560, 1, 300, 4, 560, 4, 560, 5, 4, 3),
        (2, 'person', NULL, '2024-02-01', NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
      INSERT INTO member_sort_keys (member_id) VALUES (1), (2);
      INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor) VALUES
        (1, '2026-01-01', '2026-01-01', 2, 110), (1, '2026-02-01', '2026-01-01', 1, 150), (1, '2026-03-01', '2026-01-01', 1, 300);
      INSERT INTO cohort_cells VALUES ('2026-01-01', '2026-01-01', 7, 1, 110), ('2026-01-01', '2026-02-01', 7, 1, 100);
      INSERT INTO cohort_deltas (cohort, month, home_store_id, customers, revenue_minor) VALUES
        ('2026-01-01', '2026-02-01', 7, 0, 50), ('2026-01-01', '2026-03-01', 7, 1, 300)`),
    look: async (client) => ({
      summary: await rowsOf(
        client,
        `member_id, receipts_60, revenue_60_minor, second_purchase_on, third_purchase_on, fourth_purchase_on) AS row
         FROM member_summary ORDER BY member_id`,
      ),
      keys: await rowsOf(
        client,
        `member_id, last_purchase_on, revenue_365_minor, receipts_365, joined_on, home_store_id, tier_id, status, kind) AS row
         FROM member_sort_keys ORDER BY member_id`,
      ),
      stores: await rowsOf(
        client,
        'month, home_store_id, customers, revenue_minor) AS row FROM cohort_cells ORDER BY month',
      ),
      tiers: await rowsOf(
        client,
        'month, tier_id, customers, revenue_minor) AS row FROM cohort_tier_cells ORDER BY month',
      ),
      pending: await rowsOf(client, 'cohort) AS row FROM cohort_deltas'),
      scores: await rowsOf(
        client,
        'code, tier_id, home_store_id, customers, receipts, revenue_minor) AS row FROM rfm_cells',
      ),
    }),
  });
  expect(found).toEqual({
    summary: ['1 2 450 2026-02-05 2026-03-20', '2 0 0'],
    keys: [
      '1 2026-03-20 560 4 2024-01-01 7 4 active person',
      '2 0001-01-01 0 0 2024-02-01 active person',
    ],
    stores: ['2026-01-01 7 1 110', '2026-02-01 7 1 150', '2026-03-01 7 1 300'],
    tiers: ['2026-01-01 4 1 110', '2026-02-01 4 1 150', '2026-03-01 4 1 300'],
    pending: [],
    scores: ['543 4 7 1 4 560'],
  });
});
