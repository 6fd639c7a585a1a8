import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of the migration before which purchases had lines in months, and nothing of rules. */
const BEFORE_RULES = 28;

it('a programme of an older Vernost with purchases in months is brought up to date, and keeps them', async () => {
  const found = await migrateOlderBase(BEFORE_RULES, {
    toNewest: true,
    fill: (client) =>
      client.query(`
      INSERT INTO programme (name, currency, time_zone) VALUES ('Older', 'RUB', 'Europe/Moscow');
      INSERT INTO tiers VALUES (4, 'gold', 4, 'Gold', 'Золотой');
      INSERT INTO stores (store_id, external_id, name) VALUES (7, 'S7', 'S7');
      INSERT INTO members (member_id, joined_on, tier_id) VALUES (1, '2024-01-01', 4);
      INSERT INTO member_summary (member_id, joined_on) VALUES (1, '2024-01-01');
      INSERT INTO member_sort_keys (member_id, last_purchase_on, joined_on, status, kind) VALUES (1, '2026-01-10', '2024-01-01', 'active', 'person');
      SELECT ensure_month_partitions('2026-01-01', '2026-02-28');
      INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, is_return, purchased_at, amount_minor)
      VALUES (1, '2026-01-10', 1, 7, 'a', false, '2026-01-10', 300), (1, '2026-02-05', 2, 7, 'b', true, '2026-02-05', -100);
      INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor)
      VALUES (1, '2026-01-10', 1, 1, 'x', 'Tea', 3000, 300), (1, '2026-02-05', 2, 1, 'x', 'Tea', -1000, -100)`),
    look: async (client) =>
      (
        await client.query<{ line: string }>(
          `SELECT concat_ws(' ', business_date, p.amount_minor, p.channel, l.kind, l.labels::text, l.returned_minor) AS line
           FROM purchases p JOIN purchase_lines l USING (member_id, business_date, purchase_id) ORDER BY purchase_id`,
        )
      ).rows.map(({ line }) => line),
  });
  expect(found).toEqual(['2026-01-10 300 goods {} 0', '2026-02-05 -100 goods {} 0']);
});

it('columns and months that an older Vernost made take what the newest one writes', async () => {
  const refused = migrateOlderBase(BEFORE_RULES, {
    toNewest: true,
    fill: (client) => client.query("SELECT ensure_month_partitions('2026-01-01', '2026-01-31')"),
    look: (client) =>
      client.query(
        `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, quantity_milli, amount_minor, kind)
         VALUES (1, '2026-01-10', 1, 1, 1000, 100, 'dream')`,
      ),
  });
  await expect(refused).rejects.toMatchObject({ constraint: 'purchase_lines_kind_known' });
});
