import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

const MAX_ROWS = 1_000_000;

/** One statement, so a reader sees a change either in the deltas or in the sums, never in both. */
const FOLD = `
  WITH taken AS (
    DELETE FROM card_count_deltas WHERE ctid = ANY(ARRAY(SELECT ctid FROM card_count_deltas LIMIT $1))
    RETURNING card_type_id, status, cards
  ), folded AS (
    INSERT INTO card_count_cells AS c (card_type_id, status, cards)
    SELECT card_type_id, status, sum(cards)::int FROM taken GROUP BY card_type_id, status
    ON CONFLICT (card_type_id, status) DO UPDATE SET cards = c.cards + excluded.cards
  )
  SELECT count(*)::int AS taken FROM taken`;

/**
 * Moves what changes of cards left in `card_count_deltas` into the counts by type and state. Two at once wait for each
 * other. No audit row: no fact changes, only where it is written.
 */
export const foldCounts = defineCommand({
  id: 'cards.foldCounts',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('fold_card_counts'))");
    const { rows } = await tx.client.query<{ taken: number }>(FOLD, [MAX_ROWS]);
    return { result: { taken: rows[0]?.taken ?? 0 }, changes: [] };
  },
});
