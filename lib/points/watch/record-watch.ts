import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down how far the watch over the ledger has come. It changes nothing of anybody's: no audit row. */
export const recordWatch = defineCommand({
  id: 'points.recordWatch',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    ranForMs: z.number().int().min(0),
    accounts: z.number().int().min(0),
    bookedUntil: z.date(),
    nextMemberId: z.number().int().min(0),
    roundBeganAt: z.date().nullable(),
    /** The look that ended a round over everything. */
    endsRound: z.boolean(),
  }),
  run: async ({ tx, now, input }) => {
    await tx.client.query(
      `UPDATE ledger_watch SET ran_at = $1, ran_for_ms = $2, accounts = $3, booked_until = $4, next_member_id = $5,
         round_began_at = $6, round_ended_at = CASE WHEN $7 THEN $1 ELSE round_ended_at END`,
      [
        now,
        input.ranForMs,
        input.accounts,
        input.bookedUntil,
        input.nextMemberId,
        input.roundBeganAt,
        input.endsRound,
      ],
    );
    return { result: undefined, changes: [] };
  },
});
