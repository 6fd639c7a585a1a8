import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { CLOCK_SKEW_MS, interactionInput } from '@/lib/domain/members/interactions';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockNotedMember, requireRoomForPin } from '../interactions/noted-member';

/**
 * Writes down a note, a call or a letter about a member. The text stands in its own table alone, never in the audit
 * log. Throws `invalid_input` for a moment still to come, `too_many` when nothing more can be pinned, `not_found`,
 * `wrong_state`.
 */
export const addInteraction = defineCommand({
  id: 'members.addInteraction',
  permission: 'members.edit',
  input: interactionInput,
  run: async ({ tx, input, actor, now }) => {
    const { memberId, kind, direction, text, isPinned } = input;
    const authorId = requireUserId(actor);
    const happenedAt = input.happenedAt ?? now;
    if (happenedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
      throw new AppError('invalid_input', { fields: ['happenedAt'] });
    }
    await lockNotedMember(tx, memberId);
    if (isPinned) await requireRoomForPin(tx, memberId);
    const { rows } = await tx.client.query<{ interactionId: number }>(
      `INSERT INTO member_interactions
         (member_id, kind, direction, text, author_id, happened_at, created_at, pinned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN $7::timestamptz END)
       RETURNING interaction_id::float8 AS "interactionId"`,
      [memberId, kind, direction, text, authorId, happenedAt, now, isPinned],
    );
    const interactionId = rows[0]?.interactionId ?? 0;
    return {
      result: { interactionId },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: null,
          after: { interactionId, kind, direction, ...(isPinned ? { isPinned } : {}) },
        },
      ],
    };
  },
});
