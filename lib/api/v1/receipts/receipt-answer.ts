import { z } from 'zod';
import { PURCHASE_NOTICES, type PurchaseAnswer } from '@/lib/domain/purchases/receipt-answer';
import { CONDITION_NAMES } from '@/lib/domain/rules/conditions';
import { type LinePoints, RULE_STATUSES, TRIMS } from '@/lib/domain/rules/decision';
import { type DecisionJson, decisionJson } from '@/lib/domain/rules/stored-json';
import { pointsText } from '@/lib/domain/shared/points';
import { majorOf } from '../amounts';
import { dayAnswer, moneyAnswer, pointsAnswer } from '../fields';
import type { ExplainOutcome } from './outcome-sentences';

export const accountAnswer = z
  .object({ balance: pointsAnswer, pending: pointsAnswer, debt: pointsAnswer })
  .meta({ title: 'Account' })
  .nullable()
  .describe('The account after it; null of a guest, and of a receipt of somebody else.');

const linePoints = z.array(z.object({ lineNo: z.int(), points: pointsAnswer }));

/** Why a receipt earned what it earned. */
export const decisionAnswer = z
  .object({
    points: pointsAnswer,
    lines: z
      .array(z.object({ lineNo: z.int(), basis: moneyAnswer, points: pointsAnswer }))
      .describe('What each line counted and what all rules together gave for it.'),
    rules: z
      .array(
        z.object({
          ruleId: z.int(),
          versionId: z.int(),
          status: z
            .enum(RULE_STATUSES)
            .describe(
              'applied; notMatched: see failed; outdone and stopped: see by; nothing: by rounding or a cap.',
            ),
          why: z
            .object({ en: z.string(), ru: z.string() })
            .nullable()
            .describe('Why it gave what it gave, or why not, in both languages.'),
          points: pointsAnswer,
          basis: moneyAnswer,
          lines: linePoints,
          by: z.int().nullable(),
          failed: z.array(
            z.object({
              condition: z.enum(CONDITION_NAMES),
              wanted: z.array(z.string()),
              found: z.array(z.string()),
            }),
          ),
          trims: z.array(
            z.object({
              by: z
                .enum(TRIMS)
                .describe('life: of the member in the life of the rule; budget: of all members.'),
              ruleId: z.int(),
              from: pointsAnswer,
              to: pointsAnswer,
            }),
          ),
        }),
      )
      .describe('Every rule that was asked, also one that gave nothing.'),
  })
  .meta({ title: 'Decision' })
  .nullable()
  .describe('Why it earned what it earned, by rule and by line; null: nothing was decided.');

/** What answers about receipts are told with. */
export type Telling = { readonly currency: string; readonly explain: ExplainOutcome };

const linesTold = (lines: readonly LinePoints[]) =>
  lines.map(({ lineNo, points }) => ({ lineNo, points: pointsText(points) }));

/** A decision as endpoints tell it: amounts as decimal text, points as text. */
export function decisionTold(
  kept: DecisionJson | null,
  { currency, explain }: Telling,
): z.output<typeof decisionAnswer> {
  if (kept === null) return null;
  const { points, lines, outcomes } = decisionJson.parse(kept);
  const money = (minor: bigint) => majorOf(String(minor), currency);
  return {
    points: pointsText(points),
    lines: lines.map((line) => ({
      lineNo: line.lineNo,
      basis: money(line.basisMinor),
      points: pointsText(line.points),
    })),
    rules: outcomes.map((outcome) => ({
      ruleId: outcome.ruleId,
      versionId: outcome.versionId,
      status: outcome.status,
      why: explain(outcome),
      points: pointsText(outcome.points),
      basis: money(outcome.basisMinor),
      lines: linesTold(outcome.lines),
      by: outcome.by,
      failed: outcome.failed.map(({ condition, wanted, found }) => ({
        condition,
        wanted: [...wanted],
        found: [...found],
      })),
      trims: outcome.trims.map(({ by, ruleId, from, to }) => ({
        by,
        ruleId,
        from: pointsText(from),
        to: pointsText(to),
      })),
    })),
  };
}

export const purchaseAnswer = z.object({
  memberId: z.int().nullable().describe('Null: a guest’s.'),
  businessDate: dayAnswer,
  purchaseId: z.int(),
  isKnown: z
    .boolean()
    .describe(
      'It was in the books before, under another key or by an import: nothing was written.',
    ),
  notice: z
    .enum(PURCHASE_NOTICES)
    .nullable()
    .describe('Why it earned nothing though it was taken into the books.'),
  amount: moneyAnswer,
  earned: pointsAnswer,
  spent: pointsAnswer,
  spentAmount: moneyAnswer.describe('What points paid of it.'),
  coupons: z
    .array(z.object({ code: z.string(), amount: moneyAnswer }))
    .describe('Coupons that it used, and what of its discount was each one’s.'),
  account: accountAnswer,
  decision: decisionAnswer,
});

/** The answer to a purchase. `isCardHidden`: a card that may not be used is told as one that nobody has. */
export function purchaseTold(
  answer: PurchaseAnswer,
  { isCardHidden, ...telling }: Telling & { readonly isCardHidden: boolean },
): z.output<typeof purchaseAnswer> {
  const { currency } = telling;
  const { memberId, businessDate, purchaseId, isKnown, notice, earned, spent, account } = answer;
  return {
    memberId,
    businessDate,
    purchaseId,
    isKnown,
    notice: isCardHidden && notice === 'guest' ? 'unknown_card' : notice,
    amount: majorOf(answer.amountMinor, currency),
    earned,
    spent,
    spentAmount: majorOf(answer.spentMinor, currency),
    coupons: (answer.coupons ?? []).map(({ code, minor }) => ({
      code,
      amount: majorOf(minor, currency),
    })),
    account,
    decision: decisionTold(answer.decision, telling),
  };
}
