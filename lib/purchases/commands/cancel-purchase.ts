import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import type { ReturnAnswer } from '@/lib/domain/purchases/receipt-answer';
import { cancelInput } from '@/lib/domain/purchases/receipt-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { onceByKey } from '@/lib/points/ledger/once-by-key';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { accountTold } from '../deciding/account-told';
import { bookReturn } from '../returning/book-return';
import { judgeReturn } from '../returning/judge-return';
import { lockOriginal } from '../returning/lock-original';

/** A cancelled purchase that is cancelled again: nothing more is to come back. */
async function answerCancelled(
  context: LedgerContext,
  of: Parameters<typeof lockOriginal>[1],
): Promise<ReturnAnswer> {
  const { todayOn } = await readProgrammeFacts(context.tx, context.now);
  const { memberId, businessDate, purchaseId, account } = await lockOriginal(context, of, todayOn);
  return {
    memberId: account === null ? null : memberId,
    revises: { businessDate, purchaseId },
    ...{ businessDate: null, purchaseId: null, amountMinor: '0' },
    ...{ takenBack: '0', notRecouped: '0', givenBack: '0', lines: [] },
    account: account === null ? null : accountTold(account),
  };
}

/**
 * Cancels a purchase: everything that has not come back yet comes back, as a return of its own. Twice is once: the second answers
 * with `purchaseId` null and zeros. Once for a key. Input: `cancelInput` of lib/domain/purchases/receipt-input; answer: `ReturnAnswer`.
 * Throws `return_refused` (`beforePurchase`, `isReturn`), `points_refused`, `idempotency_conflict`, `conflict`, `not_found`.
 */
export const cancelPurchase = defineCommand({
  id: 'purchases.cancel',
  permission: 'purchases.post',
  isRepeatable: true,
  input: cancelInput,
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { key, of, cancelledAt } = input;
    const asked = { cancel: { of, cancelledAt } };
    return onceByKey(context, { source: actorLabel(actor), key, input: asked }, async () => {
      try {
        const what = { kind: 'whole' } as const;
        const judged = await judgeReturn(context, { of, what, at: cancelledAt });
        const paper = { storeId: null, till: '', receipt: null, returnedAt: cancelledAt, key };
        return await bookReturn(context, judged, paper);
      } catch (error) {
        const isDone = error instanceof AppError && error.details.reason === 'nothingLeft';
        if (!isDone) throw error;
        return { answer: await answerCancelled(context, of), changes: [] };
      }
    });
  },
});
