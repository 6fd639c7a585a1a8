import 'server-only';
import { can } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { recordPurchase as recordCommand } from '@/lib/purchases/commands/record-purchase';
import { minorOf } from '../amounts';
import { defineEndpoint } from '../endpoint';
import { asKnownBuyer, buyerOfCall } from '../receipts/buyer-of-call';
import { outcomeExplainer } from '../receipts/outcome-sentences';
import { purchaseAnswer, purchaseTold } from '../receipts/receipt-answer';
import { basketInput, type PurchaseBody, purchaseBody } from '../receipts/receipt-body';
import { requireStoreOfCall } from '../store-of-call';

function spendOf(pay: PurchaseBody['pay']) {
  if (pay === undefined) return null;
  return 'points' in pay
    ? { kind: 'points' as const, points: pay.points }
    : { kind: 'hold' as const, holdId: pay.holdId };
}

export const recordPurchase = defineEndpoint({
  id: 'recordPurchase',
  method: 'POST',
  path: '/purchases',
  scope: 'purchases.post',
  summary:
    'Take a receipt into the books: it earns by the rules of its own day, and points may pay a part of it. It counts once, whatever the key.',
  status: 201,
  isIdempotent: true,
  errors: [
    'coupon_refused',
    'spending_refused',
    'insufficient_points',
    'points_refused',
    'wrong_state',
    'not_found',
  ],
  example: {
    member: { card: '2000000000008' },
    store: 'S1',
    till: '2',
    receipt: '1047',
    purchasedAt: '2026-11-27T12:30:00+03:00',
    payments: [{ method: 'card', amount: '579.90' }],
    lines: [
      { article: '10-200', category: 'dairy', quantity: '2', amount: '179.80' },
      { article: '20-117', category: 'fish', quantity: '0.640', amount: '400.10' },
    ],
  },
  body: purchaseBody,
  answer: purchaseAnswer,
  run: async ({ actor, body, key, once }) => {
    if (body.pay !== undefined && !can(actor, 'points.redeem')) {
      throw new AppError('forbidden', { permission: 'points.redeem' });
    }
    const { storeId, currency } = await requireStoreOfCall(actor, body.store);
    const named = await buyerOfCall(actor, body.member);
    const input = {
      ...basketInput(body, currency),
      storeId,
      key,
      till: body.till ?? '',
      receipt: body.receipt,
      discountMinor: minorOf(body.discount, currency),
      spend: spendOf(body.pay),
    };
    const explain = await outcomeExplainer(actor);
    return asKnownBuyer(named, (buyer, isCardHidden) =>
      once(recordCommand, { ...input, ...buyer }, (answer) =>
        purchaseTold(answer, { currency, explain, isCardHidden }),
      ),
    );
  },
});
