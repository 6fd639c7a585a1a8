import 'server-only';
import { z } from 'zod';
import { interactionKeyInput } from '@/lib/domain/members/interactions';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockInteraction } from '../interactions/lock-interaction';
import { lockNotedMember, requireRoomForPin } from '../interactions/noted-member';

/**
 * Pins what was written down above the member's timeline, or takes it down. Throws `too_many` when nothing more can
 * be pinned, `wrong_state` for what is withdrawn, `not_found`.
 */
export const pinInteraction = defineCommand({
  id: 'members.pinInteraction',
  permission: 'members.edit',
  input: interactionKeyInput.extend({ isPinned: z.boolean() }),
  isRepeatable: true,
  run: async ({ tx, input: { isPinned, ...key }, now }) => {
    await lockNotedMember(tx, key.memberId);
    const kept = await lockInteraction(tx, key);
    if (kept.isPinned === isPinned) return { result: key, changes: [] };
    if (isPinned && kept.isWithdrawn) throw new AppError('wrong_state', { status: 'withdrawn' });
    if (isPinned) await requireRoomForPin(tx, key.memberId);
    await tx.client.query(
      `UPDATE member_interactions SET pinned_at = CASE WHEN $3 THEN $4::timestamptz END
       WHERE member_id = $1 AND interaction_id = $2`,
      [key.memberId, key.interactionId, isPinned, now],
    );
    const { interactionId } = key;
    return {
      result: key,
      changes: [
        {
          subjectKind: 'member',
          subjectId: key.memberId,
          before: { interactionId, isPinned: !isPinned },
          after: { interactionId, isPinned },
        },
      ],
    };
  },
});
