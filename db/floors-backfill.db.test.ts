import { expect, it } from 'vitest';
import { migrateOlderBase } from './testing/older-base';

/** Place of floors_above_standings in the list of migrations. */
const FLOORS_ABOVE = 58;

it('members whose standings floors of an older Vernost replaced are played again, each once, and nobody else', async () => {
  const waiting = await migrateOlderBase(FLOORS_ABOVE, {
    fill: async (client) => {
      await client.query(`INSERT INTO members (member_id, joined_on)
        SELECT id, '2024-01-01' FROM generate_series(1, 3) id`);
      await client.query(`INSERT INTO rules (rule_id, kind, name_en, name_ru)
        VALUES (1, 'tiers', 'Ladder', 'Лестница')`);
      await client.query(`INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, created_at)
        SELECT member_id, 1, 2, '2026-01-01', until_on::date, 'merge', 'merge', now()
        FROM (VALUES (1, '2026-03-31'), (1, '2026-12-31'), (2, '2026-02-28')) f (member_id, until_on)`);
      await client.query('INSERT INTO tier_replays (member_id) VALUES (2)');
    },
    look: async (client) =>
      (await client.query('SELECT member_id::int AS id FROM tier_replays ORDER BY 1')).rows,
  });
  expect(waiting).toEqual([{ id: 1 }, { id: 2 }]);
});
