import 'server-only';
import { z } from 'zod';
import { tellDifference } from '@/lib/domain/points/difference';
import type { AccountFreeze, FreezeReason } from '@/lib/domain/points/freeze';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { countDifferences } from '../watch/count-differences';

/** Of one member so many are shown; the watch keeps no more. */
const SHOWN = 10;

type FoundRow = { subject: string; stored: string; found: string; foundAt: Date };

/**
 * Why the account of a member is frozen: since when, what differed, and whether it still does, compared now. Null when it
 * is not frozen.
 */
export const findFreeze = defineQuery({
  id: 'points.findFreeze',
  permission: 'points.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({ read, input: { memberId } }): Promise<AccountFreeze | null> => {
    const [account] = await read<{ reason: FreezeReason; frozenAt: Date }[]>`
      SELECT frozen_reason AS reason, frozen_at AS "frozenAt" FROM point_accounts
      WHERE member_id = ${memberId} AND frozen_at IS NOT NULL`;
    if (account === undefined) return null;
    if (account.reason !== 'mismatch') {
      return { ...account, found: [], differsNow: null, task: null };
    }
    const [found, tasks, differsNow] = await Promise.all([
      read<FoundRow[]>`
        SELECT subject, stored, found, found_at AS "foundAt" FROM ledger_mismatches
        WHERE member_id = ${memberId} AND ended_at IS NULL ORDER BY mismatch_id LIMIT ${SHOWN}`,
      read<NonNullable<AccountFreeze['task']>[]>`
        SELECT task_id::float8 AS "taskId", state FROM tasks
        WHERE member_id = ${memberId} AND kind = 'thaw' AND state IN ('open', 'paused', 'awaitingApproval')
        ORDER BY task_id LIMIT 1`,
      countDifferences(readRowsOf(read), memberId),
    ]);
    return {
      ...account,
      found: found.map(({ foundAt, ...row }) => ({ ...tellDifference(row), foundAt })),
      differsNow,
      task: tasks[0] ?? null,
    };
  },
});
