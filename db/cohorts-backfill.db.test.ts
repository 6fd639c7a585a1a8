import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of 0082_cohorts_by_joining_and_quarter in the list of migrations, of which two numbers are not used. */
const BY_JOINING = 80;

it('a programme of an older Vernost gets sums of cohorts by joining, with receipts and the buyers of quarters', async () => {
  const found = await migrateOlderBase(BY_JOINING, {
    fill: (client) =>
      client.query(`
      INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES (9, 'ruby', 9, 'Ruby', 'Рубин');
      INSERT INTO stores (store_id, external_id, name) VALUES (7, 'S7', 'S7');
      INSERT INTO members (member_id, joined_on, tier_id) VALUES (1, '2025-12-05', 9), (2, '2026-01-31', NULL);
      INSERT INTO member_summary (member_id, tier_id, joined_on, home_store_id) VALUES
        (1, 9, '2025-12-05', 7), (2, NULL, '2026-01-31', NULL);
      INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor) VALUES
        (1, '2026-01-01', '2026-01-01', 2, 110), (1, '2026-02-01', '2026-01-01', 0, -50),
        (1, '2026-03-01', '2026-01-01', 1, 300), (1, '2026-04-01', '2026-01-01', 1, 7), (2, '2026-02-01', NULL, 0, -4);
      INSERT INTO cohort_cells (cohort, month, home_store_id, customers, revenue_minor) VALUES ('2026-01-01', '2026-01-01', 7, 1, 110);
      INSERT INTO cohort_deltas (cohort, month, home_store_id, tier_id, customers, revenue_minor) VALUES ('2026-01-01', '2026-02-01', 7, 9, 0, -50)`),
    look: async (client) => {
      const rowsOf = async (key: string, table: string) =>
        (
          await client.query<{ row: string }>(
            `SELECT concat_ws(' ', start, cohort, month, ${key}, customers, quarter_customers, receipts, revenue_minor) AS row
             FROM ${table} ORDER BY start, cohort, month, ${key}`,
          )
        ).rows.map(({ row }) => row);
      return {
        stores: await rowsOf('home_store_id', 'cohort_cells'),
        tiers: await rowsOf('tier_id', 'cohort_tier_cells'),
        pending: (await client.query('SELECT FROM cohort_deltas')).rowCount,
      };
    },
  });
  const months = ['2026-01-01 7 1 1 2 110', '2026-02-01 7 0 0 0 -50', '2026-03-01 7 1 0 1 300'];
  const after = '2026-04-01 7 1 1 1 7';
  const stores = [
    ...[...months, after].map((row) => `joined 2025-12-01 ${row}`),
    ...[...months, after].map((row) => `purchase 2026-01-01 ${row}`),
  ];
  const byTier = stores.map((row) => row.replace(' 7 ', ' 9 '));
  expect(found).toEqual({
    stores,
    tiers: byTier.toSpliced(4, 0, 'joined 2026-01-01 2026-02-01 0 0 0 0 -4'),
    pending: 0,
  });
});
