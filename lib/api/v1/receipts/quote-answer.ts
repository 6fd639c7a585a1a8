import { z } from 'zod';
import { PURCHASE_NOTICES, type QuoteAnswer } from '@/lib/domain/purchases/receipt-answer';
import { COUPON_REFUSALS } from '@/lib/domain/rewards/coupon-at-till';
import { RULE_STATUSES } from '@/lib/domain/rules/decision';
import { SPENDING_REFUSALS } from '@/lib/domain/rules/quote-spending';
import { majorOf, pointsOf } from '../amounts';
import { dayAnswer, moneyAnswer, pointsAnswer } from '../fields';
import { decisionAnswer, decisionTold, type Telling } from './receipt-answer';

export const quoteAnswer = z.object({
  memberId: z.int().nullable().describe('Null: a guest.'),
  businessDate: dayAnswer,
  notice: z.enum(PURCHASE_NOTICES).nullable().describe('Why it would earn nothing.'),
  amount: moneyAnswer.describe('What the basket comes to after discounts of the rules.'),
  due: moneyAnswer.describe('What is left to pay.'),
  discounts: z.object({
    amount: moneyAnswer,
    lines: z.array(
      z.object({ lineNo: z.int(), before: moneyAnswer, discount: moneyAnswer, after: moneyAnswer }),
    ),
    rules: z.array(
      z.object({
        ruleId: z.int(),
        versionId: z.int(),
        status: z.enum(RULE_STATUSES),
        percent: z.string().nullable().describe('The share that held: "7.5".'),
        amount: moneyAnswer,
      }),
    ),
  }),
  coupons: z
    .array(
      z.object({
        code: z.string(),
        refusal: z
          .enum(COUPON_REFUSALS)
          .nullable()
          .describe(
            'Why it takes nothing off; null: it holds. outdone: another discount gives more, and it is kept for another time.',
          ),
        amount: moneyAnswer.describe('What it takes off.'),
      }),
    )
    .describe('Each coupon that was asked about; what they take off is in discounts.amount.'),
  spending: z.object({
    ruleId: z.int().nullable(),
    refusal: z.enum(SPENDING_REFUSALS).nullable().describe('Why points cannot pay now.'),
    least: pointsAnswer,
    most: pointsAnswer.describe('The most points that may pay.'),
    mostAmount: moneyAnswer.describe('What they would pay.'),
    points: pointsAnswer.describe('What was wished for, cut to the most and to whole steps.'),
    amount: moneyAnswer,
  }),
  available: pointsAnswer.nullable().describe('What the member can spend now; null: a guest.'),
  earned: pointsAnswer.describe('What it would earn.'),
  decision: decisionAnswer,
});

const BPS_DECIMALS = 100;

/** The answer to a quote. `isCardHidden`: a card that may not be used is told as one that nobody has. */
export function quoteTold(
  { discounts, coupons, spending, ...answer }: QuoteAnswer,
  { isCardHidden, ...telling }: Telling & { readonly isCardHidden: boolean },
): z.output<typeof quoteAnswer> {
  const { currency } = telling;
  const major = (minor: string) => majorOf(minor, currency);
  const { notice } = answer;
  return {
    memberId: answer.memberId,
    businessDate: answer.businessDate,
    notice: isCardHidden && notice === 'guest' ? 'unknown_card' : notice,
    amount: major(answer.amountMinor),
    due: major(discounts.dueMinor),
    discounts: {
      amount: major(discounts.minor),
      lines: discounts.lines.map(({ lineNo, beforeMinor, minor, afterMinor }) => ({
        lineNo,
        before: major(beforeMinor),
        discount: major(minor),
        after: major(afterMinor),
      })),
      rules: discounts.outcomes.map(({ ruleId, versionId, status, bps, minor }) => ({
        ruleId,
        versionId,
        status,
        percent: bps === null ? null : String(bps / BPS_DECIMALS),
        amount: major(minor),
      })),
    },
    coupons: coupons.map(({ code, refusal, minor }) => ({ code, refusal, amount: major(minor) })),
    spending: {
      ruleId: spending.ruleId,
      refusal: spending.refusal,
      least: pointsOf(spending.least),
      most: pointsOf(spending.most),
      mostAmount: major(spending.mostMinor),
      points: pointsOf(spending.points),
      amount: major(spending.minor),
    },
    available: answer.available,
    earned: answer.earned,
    decision: decisionTold(answer.decision, telling),
  };
}
