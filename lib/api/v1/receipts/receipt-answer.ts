import { z } from 'zod';
import { type DecisionJson, decisionFromJson } from '@/lib/domain/purchases/decision-json';
import { PURCHASE_NOTICES, type PurchaseAnswer } from '@/lib/domain/purchases/receipt-answer';
import { CONDITION_NAMES } from '@/lib/domain/rules/conditions';
import { RULE_STATUSES, type RuleOutcome } from '@/lib/domain/rules/decision';
import { majorOf, pointsOf } from '../amounts';
import { dayAnswer, moneyAnswer, pointsAnswer } from '../fields';
import type { ExplainOutcome } from './outcome-sentences';

export const accountAnswer = z
  .object({ balance: pointsAnswer, pending: pointsAnswer, debt: pointsAnswer })
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
              by: z.enum(['receipt', 'day', 'month']),
              ruleId: z.int(),
              from: pointsAnswer,
              to: pointsAnswer,
            }),
          ),
        }),
      )
      .describe('Every rule that was asked, also one that gave nothing.'),
  })
  .nullable()
  .describe('Why it earned what it earned, by rule and by line; null: nothing was decided.');

/** What answers about receipts are told with. */
export type Telling = { readonly currency: string; readonly explain: ExplainOutcome };

function whyOf(outcome: RuleOutcome | undefined, explain: ExplainOutcome) {
  return outcome === undefined ? null : explain(outcome);
}

/** A decision as endpoints tell it: amounts as decimal text, points as text. */
export function decisionTold(
  decision: DecisionJson | null,
  { currency, explain }: Telling,
): z.output<typeof decisionAnswer> {
  if (decision === null) return null;
  const { outcomes } = decisionFromJson(decision);
  const perLine = (lines: DecisionJson['outcomes'][number]['lines']) =>
    lines.map(({ lineNo, points }) => ({ lineNo, points: pointsOf(points) }));
  return {
    points: pointsOf(decision.points),
    lines: decision.lines.map(({ lineNo, basisMinor, points }) => ({
      lineNo,
      basis: majorOf(basisMinor, currency),
      points: pointsOf(points),
    })),
    rules: decision.outcomes.map((outcome, place) => ({
      ruleId: outcome.ruleId,
      versionId: outcome.versionId,
      status: outcome.status,
      why: whyOf(outcomes[place], explain),
      points: pointsOf(outcome.points),
      basis: majorOf(outcome.basisMinor, currency),
      lines: perLine(outcome.lines),
      by: outcome.by,
      failed: outcome.failed.map(({ condition, wanted, found }) => ({
        condition,
        wanted: [...wanted],
        found: [...found],
      })),
      trims: outcome.trims.map(({ by, ruleId, from, to }) => ({
        by,
        ruleId,
        from: pointsOf(from),
        to: pointsOf(to),
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
    account,
    decision: decisionTold(answer.decision, telling),
  };
}
