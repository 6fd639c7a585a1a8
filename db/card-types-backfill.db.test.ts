import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of card_types_and_stock in the list of migrations. */
const CARD_TYPES = 16;

it('cards of an older Vernost are standard and changed last when their last event, or their issue, says', async () => {
  const rows = await migrateOlderBase(CARD_TYPES, {
    fill: async (client) => {
      await client.query(`INSERT INTO programme (name, time_zone) VALUES ('Old', 'Europe/Moscow')`);
      await client.query(`INSERT INTO members (member_id, joined_on) VALUES (1, '2024-01-01')`);
      await client.query(`
        INSERT INTO cards (member_id, card_id, number, status, issued_on, version) VALUES
          (1, 10, '10', 'active', '2024-01-01', 1), (1, 11, '11', 'issued', '2025-01-01', 1)`);
      await client.query(`
        INSERT INTO card_events (member_id, card_id, card_version, operation, to_status, actor, happened_at)
        VALUES (1, 11, 1, 'issue', 'issued', 'user:1', '2025-01-01 10:30Z')`);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    },
    look: async (client) => {
      const found = await client.query(`
        SELECT concat_ws(' ', card_id, t.code, t.name_en, to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')) AS row
          FROM cards JOIN card_types t USING (card_type_id) ORDER BY card_id`);
      return found.rows.map(({ row }) => row);
    },
  });
  expect(rows).toEqual(['10 STD Standard 2023-12-31 21:00', '11 STD Standard 2025-01-01 10:30']);
});
