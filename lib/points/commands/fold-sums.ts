import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

/** Entries and members of one step: a few seconds at most, and no other transaction waits for it. */
const ENTRIES_AT_ONCE = 50_000;
const MEMBERS_AT_ONCE = 1_000;

/**
 * Takes entries that no sum of points knows yet, and members whose tier or store has changed, into the cells. `isMore` asks to be
 * called again. Two at once wait for each other. No audit row: no fact changes, only where it is written.
 */
export const foldPointSums = defineCommand({
  id: 'points.foldSums',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('fold_point_sums'))");
    const { rows } = await tx.client.query<{ taken: number }>(
      'SELECT fold_point_sums($1, $2) AS taken',
      [ENTRIES_AT_ONCE, MEMBERS_AT_ONCE],
    );
    const taken = rows[0]?.taken ?? 0;
    return { result: { taken, isMore: taken >= MEMBERS_AT_ONCE }, changes: [] };
  },
});
