import 'server-only';
import type { FreezeReason, SubjectFreeze } from '@/lib/domain/points/freeze';
import { countDifferences } from '@/lib/points/watch/count-differences';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** Whether the account of a member is frozen, with its books compared again now. */
export async function readFreeze(run: RunRows, memberId: number): Promise<SubjectFreeze> {
  const [account] = await run<{ reason: FreezeReason | null; frozenAt: Date | null }>(
    'SELECT frozen_reason AS reason, frozen_at AS "frozenAt" FROM point_accounts WHERE member_id = $1',
    [memberId],
  );
  if (account === undefined || account.reason === null) {
    return { reason: null, frozenAt: null, differs: 0 };
  }
  const differs = account.reason === 'mismatch' ? await countDifferences(run, memberId) : 0;
  return { ...account, differs };
}
