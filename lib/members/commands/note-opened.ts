import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { RECENT_MEMBERS_MAX } from '@/lib/domain/members/recent-member';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Notes that the reader opened a member's page, for their list of recent members; more than it holds are forgotten.
 * Nothing of the programme changes, so the audit log is not told. Throws `not_found`.
 */
export const noteOpened = defineCommand({
  id: 'members.noteOpened',
  permission: 'members.read',
  isRepeatable: true,
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ tx, input: { memberId }, actor, now }) => {
    const userId = requireUserId(actor);
    const noted = await tx.client.query(
      `INSERT INTO recent_members (member_id, user_id, opened_at)
       SELECT member_id, $2, $3 FROM members WHERE member_id = $1
       ON CONFLICT (member_id, user_id)
       DO UPDATE SET opened_at = greatest(recent_members.opened_at, excluded.opened_at)`,
      [memberId, userId, now],
    );
    if (noted.rowCount === 0) throw new AppError('not_found');
    await tx.client.query(
      `DELETE FROM recent_members WHERE user_id = $1 AND member_id IN (
         SELECT member_id FROM recent_members WHERE user_id = $1
         ORDER BY opened_at DESC, member_id DESC OFFSET $2)`,
      [userId, RECENT_MEMBERS_MAX],
    );
    return { result: { memberId }, changes: [] };
  },
});
