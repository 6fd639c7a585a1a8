import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { returnInput } from '@/lib/domain/purchases/receipt-input';
import { defineCommand } from '@/lib/kernel/command';
import { onceByKey } from '@/lib/points/ledger/once-by-key';
import { bookReturn } from '../returning/book-return';
import { judgeReturn } from '../returning/judge-return';

/**
 * Takes goods of a purchase back: whole, or parts of lines. The return is in the books beside it; the receipt is decided again
 * by its original rules and facts from what is kept, and the difference is taken back, while points that paid come back with their
 * old ends. Once for a key. Input: `returnInput` of lib/domain/purchases/receipt-input; answer: `ReturnAnswer` of receipt-answer.
 * Throws `return_refused` with the reason (`nothingLeft`, `moreThanBought`, `noSuchLine`, `noLines`, `beforePurchase`, `isReturn`),
 * `already_exists` when the paper of the return is in the books, `points_refused`, `idempotency_conflict`, `conflict`, `not_found`.
 */
export const returnPurchase = defineCommand({
  id: 'purchases.return',
  permission: 'purchases.post',
  isRepeatable: true,
  input: returnInput,
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { key, ...asked } = input;
    const once = { source: actorLabel(actor), key, input: { return: asked } };
    return onceByKey(context, once, async () => {
      const { of, what, returnedAt: at } = input;
      return bookReturn(context, await judgeReturn(context, { of, what, at }), input);
    });
  },
});
