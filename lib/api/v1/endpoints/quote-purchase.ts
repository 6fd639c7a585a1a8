import 'server-only';
import { runQuery } from '@/lib/kernel/query';
import { quotePurchase as quoteQuery } from '@/lib/purchases/queries/quote-purchase';
import { defineEndpoint } from '../endpoint';
import { asKnownBuyer, buyerOfCall } from '../receipts/buyer-of-call';
import { outcomeExplainer } from '../receipts/outcome-sentences';
import { quoteAnswer, quoteTold } from '../receipts/quote-answer';
import { basketInput, quoteBody } from '../receipts/receipt-body';
import { requireStoreOfCall } from '../store-of-call';

export const quotePurchase = defineEndpoint({
  id: 'quotePurchase',
  method: 'POST',
  path: '/quotes',
  scope: 'purchases.post',
  summary:
    'Say what a basket would earn, what of it points may pay, and what discounts take off. Nothing is written or promised.',
  errors: ['not_found'],
  example: {
    member: { card: '2000000000008' },
    store: 'S1',
    purchasedAt: '2026-11-27T12:29:00+03:00',
    spend: '100',
    lines: [{ article: '10-200', category: 'dairy', quantity: '2', amount: '179.80' }],
  },
  body: quoteBody,
  answer: quoteAnswer,
  run: async ({ actor, body }) => {
    const { storeId, currency } = await requireStoreOfCall(actor, body.store);
    const named = await buyerOfCall(actor, body.member);
    const input = { ...basketInput(body, currency), storeId, spendPoints: body.spend ?? null };
    const explain = await outcomeExplainer(actor);
    return asKnownBuyer(named, async (buyer, isCardHidden) => {
      const answer = await runQuery(quoteQuery, { ...input, ...buyer }, actor);
      return quoteTold(answer, { currency, explain, isCardHidden });
    });
  },
});
