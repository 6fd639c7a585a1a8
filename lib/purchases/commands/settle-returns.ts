import 'server-only';
import { z } from 'zod';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { listSpenders } from '@/lib/points/ledger/give-back-shared';
import { lockAccounts } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { type DueReturn, listReturnsDue, putOff, takeOff } from '../returning/returns-due';
import { settleReturn } from '../returning/settle-return';

/** Accounts of so many are locked at once. */
const AT_ONCE = 50;

/** All accounts that the returns may move, in one go and in id order, so that nobody waits in a circle. */
async function lockAll(context: LedgerContext, due: readonly DueReturn[]): Promise<void> {
  const ids: number[] = [];
  for (const { ofMemberId, ofDate, ofPurchaseId } of due) {
    if (ofMemberId === null || ofDate === null || ofPurchaseId === null) continue;
    if (ofMemberId === GUEST_MEMBER_ID) continue;
    const key = purchaseKey(ofDate, ofPurchaseId);
    ids.push(ofMemberId, ...(await listSpenders(context, { source: PURCHASE_SOURCE, key })));
  }
  if (ids.length > 0) await lockAccounts(context.tx, ids, context.now);
}

/** What keeps a return from being judged now and may be over tomorrow. */
const PASSING: readonly string[] = ['points_refused', 'conflict', 'not_found'];

/** Judges one return, or puts it off; what it wrote till then goes. */
async function settleOne(context: LedgerContext, due: DueReturn): Promise<AuditChange | null> {
  const { client } = context.tx;
  await client.query('SAVEPOINT one_return');
  try {
    const change = (await takeOff(context.tx, due)) ? await settleReturn(context, due) : null;
    await client.query('RELEASE SAVEPOINT one_return');
    return change;
  } catch (error) {
    if (!(error instanceof AppError) || !PASSING.includes(error.code)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT one_return; RELEASE SAVEPOINT one_return');
    await putOff(context.tx, due, context.now);
    return null;
  }
}

/**
 * Judges the points of returns that imports brought, the oldest first: each by the rules and facts that its purchase was decided by. What an
 * account does not take now (frozen, a membership that is over) is asked again a day later. A return leaves the list in the transaction that
 * judges it, so a run that is cut short or doubled changes nothing. Answers how many it looked at; as many as `AT_ONCE`: there may be more.
 */
export const settleReturns = defineCommand({
  id: 'purchases.settleReturns',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const context = { tx, actor, now };
    const due = await listReturnsDue(tx, now, AT_ONCE);
    await lockAll(context, due);
    const changes: AuditChange[] = [];
    for (const one of due) {
      const change = await settleOne(context, one);
      if (change !== null) changes.push(change);
    }
    return { result: { looked: due.length, isMore: due.length === AT_ONCE }, changes };
  },
});
