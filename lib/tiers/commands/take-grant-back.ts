import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { seenGrant } from '@/lib/domain/tiers/grant-input';
import { GRANT_TAKEABLE } from '@/lib/domain/tiers/grants';
import { defineCommand } from '@/lib/kernel/command';
import { lockGrant } from '../grants/lock-grant';

/**
 * Takes a grant back whole, as if it had not been: who waits for the tier gets none, and the worker takes the floors of the others, part by
 * part. Whether they fall, the night judges. Throws `stale_version`, `wrong_state`, `not_found`.
 */
export const takeGrantBack = defineCommand({
  id: 'tiers.takeGrantBack',
  permission: 'tiers.grant',
  input: seenGrant,
  run: async ({ tx, actor, now, input }) => {
    const { grantId, state } = await lockGrant(tx, input, GRANT_TAKEABLE);
    await tx.client.query('DELETE FROM tier_grant_parts WHERE grant_id = $1', [grantId]);
    await tx.client.query(
      `UPDATE tier_grants SET state = 'takingBack', taken_back_by = $2, ended_at = NULL, due_at = $3, failures = 0,
         version = version + 1 WHERE grant_id = $1`,
      [grantId, requireUserId(actor), now],
    );
    return {
      result: { grantId },
      changes: [
        {
          ...{ subjectKind: 'tierGrant', subjectId: grantId },
          ...{ before: { state }, after: { state: 'takingBack' } },
        },
      ],
    };
  },
});
