import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of card_counts_and_stores_of_cards in the list of migrations. */
const CARD_COUNTS = 25;

it('2 active and 1 void card of an older Vernost are counted, and the printed one is told its store', async () => {
  const rows = await migrateOlderBase(CARD_COUNTS, {
    fill: async (client) => {
      await client.query(
        `INSERT INTO stores (store_id, external_id, name) VALUES (5, '5', 'Fifth')`,
      );
      await client.query(`INSERT INTO members (member_id, joined_on) VALUES (1, '2024-01-01')`);
      await client.query(`
        INSERT INTO card_number_ranges (range_id, card_type_id, prefix, from_serial, to_serial, next_serial, number_length,
          first_number, last_number) VALUES (1, 1, '2200', 0, 99, 1, 13, 2200000000000, 2200000000999)`);
      await client.query(`
        INSERT INTO card_batches (batch_id, code, card_type_id, range_id, quantity, created_by)
        VALUES (1, 'STD-1', 1, 1, 1, 'user:1')`);
      await client.query(`
        INSERT INTO stock_cards (number, batch_id, card_type_id, state, store_id)
        VALUES ('2200000000008', 1, 1, 'inStock', 5)`);
      await client.query(
        `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '2200000000008', 1)`,
      );
      await client.query(`
        INSERT INTO cards (member_id, card_id, number, status, issued_on, batch_id) VALUES
          (1, 10, '2200000000008', 'active', '2024-01-01', 1), (1, 11, '11', 'active', '2025-01-01', NULL),
          (1, 12, '12', 'void', '2025-01-01', NULL)`);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    },
    look: async (client) => {
      const found = await client.query(`
        SELECT concat_ws(' ', 'type', card_type_id, status, cards) AS row FROM card_count_cells
        UNION ALL SELECT concat_ws(' ', 'card', card_id, 'store', store_id, 'version', version) FROM cards
        ORDER BY 1`);
      return found.rows.map(({ row }) => row);
    },
  });
  expect(rows).toEqual([
    'card 10 store 5 version 1',
    'card 11 store version 1',
    'card 12 store version 1',
    'type 1 active 2',
    'type 1 void 1',
  ]);
});
