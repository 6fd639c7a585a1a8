import 'server-only';
import { z } from 'zod';
import { PINNED_MAX, type PinnedInteraction } from '@/lib/domain/members/interactions';
import { defineQuery } from '@/lib/kernel/query';
import { readNumbers } from '../merge/read-numbers';

/** Notes, calls and letters that are pinned above a member's timeline, the one pinned last first. */
export const listPinnedInteractions = defineQuery({
  id: 'members.listPinnedInteractions',
  permission: 'members.readContacts',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, actor }): Promise<readonly PinnedInteraction[]> => {
    const numbers = await readNumbers(read, memberId);
    return read<PinnedInteraction[]>`
      SELECT i.interaction_id::float8 AS "interactionId", i.kind, i.direction, i.text, true AS "isPinned",
        false AS "isWithdrawn", i.author_id = ${actor.kind === 'user' ? actor.userId : 0} AS "isMine",
        u.name AS author, i.happened_at AS "happenedAt",
        nullif(i.member_id, ${memberId})::float8 AS under
      FROM member_interactions i JOIN users u ON u.user_id = i.author_id
      WHERE i.member_id = ANY (${[...numbers]}::bigint[]) AND i.pinned_at IS NOT NULL
      ORDER BY i.pinned_at DESC LIMIT ${PINNED_MAX}`;
  },
});
