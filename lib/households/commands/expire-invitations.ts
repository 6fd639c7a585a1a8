import 'server-only';
import { z } from 'zod';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { endOldInvitation } from '../end-invitation';
import { lockHouseholdsOf } from '../locked-household';

/** Invitations that one run ends; the job runs again while there are more. */
export const EXPIRE_AT_ONCE = 50;

/**
 * Ends invitations whose week is over. Whoever is being worked on at this moment waits for the next run; a second run
 * changes nothing. @returns how many members were looked at
 */
export const expireInvitations = defineCommand({
  id: 'households.expireInvitations',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async (context) => {
    const { tx, now } = context;
    const { rows } = await tx.client.query<{ memberId: number }>(
      `SELECT m.member_id::float8 AS "memberId" FROM household_members h JOIN members m USING (member_id)
       WHERE h.state = 'invited' AND h.expires_at <= $1 ORDER BY m.member_id LIMIT $2
       FOR NO KEY UPDATE OF m SKIP LOCKED`,
      [now, EXPIRE_AT_ONCE],
    );
    const memberIds = rows.map(({ memberId }) => memberId);
    await lockHouseholdsOf(tx, memberIds);
    const changes: AuditChange[] = [];
    for (const memberId of memberIds) changes.push(...(await endOldInvitation(context, memberId)));
    return { result: rows.length, changes };
  },
});
