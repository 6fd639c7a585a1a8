import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { interactionKeyInput } from '@/lib/domain/members/interactions';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockInteraction } from '../interactions/lock-interaction';

/**
 * Marks what the reader wrote down as withdrawn, or takes that back. The text stays as it was written; what is
 * withdrawn is taken down from the pins. Throws `not_author` for what somebody else wrote, `not_found`.
 */
export const withdrawInteraction = defineCommand({
  id: 'members.withdrawInteraction',
  permission: 'members.edit',
  input: interactionKeyInput.extend({ isWithdrawn: z.boolean() }),
  isRepeatable: true,
  run: async ({ tx, input: { isWithdrawn, ...key }, actor, now }) => {
    const userId = requireUserId(actor);
    const kept = await lockInteraction(tx, key);
    if (kept.authorId !== userId) throw new AppError('not_author');
    if (kept.isWithdrawn === isWithdrawn) return { result: key, changes: [] };
    await tx.client.query(
      `UPDATE member_interactions
       SET withdrawn_at = CASE WHEN $3 THEN $4::timestamptz END, pinned_at = CASE WHEN $3 THEN NULL ELSE pinned_at END
       WHERE member_id = $1 AND interaction_id = $2`,
      [key.memberId, key.interactionId, isWithdrawn, now],
    );
    const { interactionId } = key;
    return {
      result: key,
      changes: [
        {
          subjectKind: 'member',
          subjectId: key.memberId,
          before: { interactionId, isWithdrawn: !isWithdrawn },
          after: { interactionId, isWithdrawn },
        },
      ],
    };
  },
});
