import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of items_of_receipts in the list of migrations. */
const ITEMS_OF_RECEIPTS = 75;

it('in a programme of an older Vernost every month with receipts is due to have its items counted', async () => {
  const found = await migrateOlderBase(ITEMS_OF_RECEIPTS, {
    fill: (client) =>
      client.query(`
      INSERT INTO store_days (store_id, business_date, is_guest, receipts, revenue_minor) VALUES
        (7, '2026-01-10', false, 1, 100), (7, '2026-01-11', true, 1, 100), (8, '2026-03-01', false, 2, 50)`),
    look: async (client) =>
      (
        await client.query<{ month: string }>(
          `SELECT to_char(month, 'YYYY-MM') AS month FROM item_months
           WHERE due_at IS NOT NULL AND counted_at IS NULL ORDER BY 1`,
        )
      ).rows.map(({ month }) => month),
  });
  expect(found).toEqual(['2026-01', '2026-03']);
});
