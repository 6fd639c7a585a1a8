import 'server-only';
import { z } from 'zod';
import { leaveWithMembership } from '@/lib/households/end-of-membership';
import { lockHouseholdsOf } from '@/lib/households/locked-household';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { changeStatus, type LockedMember } from '../change-status';
import { endCards } from '../end-cards';

/** Memberships that one run ends; the job runs again while there are more. */
export const FINISH_AT_ONCE = 50;

/**
 * Ends the memberships whose day has come in the programme's zone, their cards first. Points stay on the account. Who is
 * being worked on at this moment waits for the next run; a second run changes nothing. @returns how many ended
 */
export const finishClosing = defineCommand({
  id: 'members.finishClosing',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async (context) => {
    const { tx, now } = context;
    const { todayOn } = await readProgrammeFacts(tx, now);
    const { rows } = await tx.client.query<LockedMember>(
      `SELECT member_id::float8 AS "memberId", status, version FROM members
       WHERE closes_on <= $1 ORDER BY member_id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [todayOn, FINISH_AT_ONCE],
    );
    await lockHouseholdsOf(
      tx,
      rows.map(({ memberId }) => memberId),
    );
    const changes: AuditChange[] = [];
    for (const member of rows) {
      changes.push(...(await endCards(context, member.memberId)));
      changes.push(...(await leaveWithMembership(context, member.memberId, 'closed')));
      changes.push(await changeStatus(tx, member, { operation: 'finishClosing' }));
    }
    return { result: rows.length, changes };
  },
});
