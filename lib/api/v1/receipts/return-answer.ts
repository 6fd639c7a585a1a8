import { z } from 'zod';
import type { ReturnAnswer } from '@/lib/domain/purchases/receipt-answer';
import { majorOf, quantityOf } from '../amounts';
import { dayAnswer, moneyAnswer, pointsAnswer } from '../fields';
import { accountAnswer } from './receipt-answer';

export const returnAnswer = z
  .object({
    memberId: z.int().nullable().describe('Null: a guest’s.'),
    revises: z.object({ businessDate: dayAnswer, purchaseId: z.int() }),
    businessDate: dayAnswer.nullable(),
    purchaseId: z
      .int()
      .nullable()
      .describe('The return in the books; null: nothing was left to come back.'),
    amount: moneyAnswer,
    takenBack: pointsAnswer.describe('Points that the purchase had earned and that went.'),
    notRecouped: pointsAnswer.describe('What the account could not give and the terms let go.'),
    givenBack: pointsAnswer.describe('Points that had paid and came back, with their old ends.'),
    account: accountAnswer,
    lines: z.array(z.object({ lineNo: z.int(), quantity: z.string(), amount: moneyAnswer })),
  })
  .meta({ title: 'ReturnTold' });

/** The answer to a return or a cancellation. */
export function returnTold(
  { amountMinor, lines, ...answer }: ReturnAnswer,
  currency: string,
): z.output<typeof returnAnswer> {
  return {
    memberId: answer.memberId,
    revises: answer.revises,
    businessDate: answer.businessDate,
    purchaseId: answer.purchaseId,
    amount: majorOf(amountMinor, currency),
    takenBack: answer.takenBack,
    notRecouped: answer.notRecouped,
    givenBack: answer.givenBack,
    account: answer.account,
    lines: lines.map(({ lineNo, quantityMilli, ...line }) => ({
      lineNo,
      quantity: quantityOf(quantityMilli),
      amount: majorOf(line.amountMinor, currency),
    })),
  };
}
