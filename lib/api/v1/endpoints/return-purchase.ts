import 'server-only';
import { returnPurchase as returnCommand } from '@/lib/purchases/commands/return-purchase';
import { milliOf, minorOf } from '../amounts';
import { defineEndpoint } from '../endpoint';
import { currencyOfCall, namedPurchase } from '../receipts/named-purchase';
import { returnBody } from '../receipts/receipt-body';
import { returnAnswer, returnTold } from '../receipts/return-answer';
import { storeOfCall } from '../store-of-call';

export const returnPurchase = defineEndpoint({
  id: 'returnPurchase',
  method: 'POST',
  path: '/returns',
  scope: 'purchases.post',
  summary:
    'Take goods of a purchase back, whole or by line: it is decided again by the rules of then, and the difference of points goes back and forth.',
  status: 201,
  isIdempotent: true,
  errors: ['return_refused', 'already_exists', 'points_refused', 'conflict', 'not_found'],
  example: {
    of: { store: 'S1', businessDate: '2026-11-27', receipt: '1047', till: '2' },
    lines: [{ lineNo: 1, quantity: '1' }],
    returnedAt: '2026-11-28T10:00:00+03:00',
  },
  body: returnBody,
  answer: returnAnswer,
  run: async ({ actor, body, key, once }) => {
    const currency = await currencyOfCall(actor);
    const lines = body.lines?.map(({ lineNo, quantity, amount }) => ({
      lineNo,
      quantityMilli: milliOf(quantity),
      amountMinor: amount === undefined ? null : minorOf(amount, currency),
    }));
    const input = {
      key,
      of: await namedPurchase(actor, body.of),
      what: lines === undefined ? ({ kind: 'whole' } as const) : { kind: 'lines' as const, lines },
      storeId: (await storeOfCall(actor, body.store))?.storeId ?? null,
      till: body.till ?? '',
      receipt: body.receipt ?? null,
      returnedAt: new Date(body.returnedAt),
    };
    return once(returnCommand, input, (answer) => returnTold(answer, currency));
  },
});
