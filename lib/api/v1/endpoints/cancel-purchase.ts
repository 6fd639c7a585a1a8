import 'server-only';
import { cancelPurchase as cancelCommand } from '@/lib/purchases/commands/cancel-purchase';
import { defineEndpoint } from '../endpoint';
import { currencyOfCall, namedPurchase, requireOwnStore } from '../receipts/named-purchase';
import { cancelBody } from '../receipts/receipt-body';
import { returnAnswer, returnTold } from '../receipts/return-answer';

export const cancelPurchase = defineEndpoint({
  id: 'cancelPurchase',
  method: 'POST',
  path: '/purchases/cancel',
  scope: 'purchases.post',
  summary:
    'Let a purchase be as if it had not been: everything that has not come back yet comes back. Cancelled twice is cancelled once.',
  isIdempotent: true,
  errors: ['return_refused', 'points_refused', 'conflict', 'not_found'],
  example: {
    of: { store: 'S1', businessDate: '2026-11-27', receipt: '1047', till: '2' },
    cancelledAt: '2026-11-27T12:40:00+03:00',
  },
  body: cancelBody,
  answer: returnAnswer,
  run: async ({ actor, body, key, once }) => {
    const currency = await currencyOfCall(actor);
    await requireOwnStore(actor, body.of);
    const of = await namedPurchase(actor, body.of);
    const input = { key, of, cancelledAt: new Date(body.cancelledAt) };
    return once(cancelCommand, input, (answer) => returnTold(answer, currency));
  },
});
