import 'server-only';
import { z } from 'zod';
import { THAW_CAUSES } from '@/lib/domain/points/freeze';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type { LedgerDifference } from '@/lib/domain/points/watch';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { refusePoints } from '../ledger/lock-accounts';
import { DIFFERENCES_OF_LIST } from './difference-sql';

/**
 * Lets an account that was frozen for a mismatch go on: only when the doctor finds nothing against it any more, and only when
 * a second person agrees to what the first asked for. Throws `wrong_state` when it is not frozen for that, `points_refused`
 * (`mismatch`) while it differs, `own_approval`, `not_found`.
 */
export const thawAccount = defineCommand({
  id: 'points.thaw',
  permission: 'points.thaw',
  input: z.object({
    memberId: memberIdInput,
    cause: z.enum(THAW_CAUSES),
    /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
    secondPerson: z.boolean().default(false),
    askedBy: z.number().int().positive().nullable().default(null),
  }),
  run: async ({ tx, actor, now, input: { memberId, cause, secondPerson, askedBy } }) => {
    if (!secondPerson || askedBy === null || actor.kind !== 'user' || askedBy === actor.userId) {
      throw new AppError('own_approval');
    }
    const { rows } = await tx.client.query<{ reason: string | null }>(
      'SELECT frozen_reason AS reason FROM point_accounts WHERE member_id = $1 FOR UPDATE',
      [memberId],
    );
    const [account] = rows;
    if (account === undefined) throw new AppError('not_found');
    if (account.reason !== 'mismatch') {
      throw new AppError('wrong_state', { state: account.reason ?? 'open' });
    }
    const found = await tx.client.query<LedgerDifference>(DIFFERENCES_OF_LIST, [[memberId]]);
    if (found.rows.length > 0) throw refusePoints('mismatch');
    await tx.client.query(
      'UPDATE point_accounts SET frozen_at = NULL, frozen_reason = NULL WHERE member_id = $1',
      [memberId],
    );
    await tx.client.query(
      'UPDATE ledger_mismatches SET ended_at = $2 WHERE member_id = $1 AND ended_at IS NULL',
      [memberId, now],
    );
    return {
      result: { memberId },
      changes: [
        {
          subjectKind: 'points',
          subjectId: memberId,
          before: { frozen: 'mismatch' },
          after: { frozen: null, cause, askedBy, approvedBy: actor.userId },
        },
      ],
    };
  },
});
