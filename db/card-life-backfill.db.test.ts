import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of 0009_card_life in the list of migrations. */
const CARD_LIFE = 9;

it('cards of an older Vernost get a reason for their block and a way to their replacement', async () => {
  const rows = await migrateOlderBase(CARD_LIFE, {
    fill: (client) =>
      client.query(`
      INSERT INTO members (member_id, joined_on) VALUES (1, '2024-01-01'), (2, '2024-01-01');
      INSERT INTO cards (member_id, card_id, number, status, issued_on) VALUES
        (1, 10, '10', 'replaced', '2024-01-01'), (1, 11, '11', 'replaced', '2025-01-01'),
        (1, 12, '12', 'active', '2026-01-01'), (2, 20, '20', 'blocked', '2024-01-01'),
        (2, 21, '21', 'replaced', '2025-01-01')`),
    look: async (client) => {
      const found = await client.query(`
        SELECT card_id::int AS card, status, block_reason AS reason, replaced_by::int AS next, version
          FROM cards ORDER BY card_id`);
      return found.rows.map(({ card, status, reason, next, version }) =>
        [card, status, reason, next, version].join(' '),
      );
    },
  });
  expect(rows).toEqual([
    '10 replaced  11 1',
    '11 replaced  12 1',
    '12 active   1',
    '20 blocked request  1',
    // The card that took its place is not known: nothing is made up.
    '21 replaced   1',
  ]);
});
