import 'server-only';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { usedForReturn } from '@/lib/domain/rules/asked-by';
import type { KeptLine } from '@/lib/domain/rules/decide-return';
import { decideReturn } from '@/lib/domain/rules/decide-return';
import type { Decision } from '@/lib/domain/rules/decision';
import { type DecidedBy, pointsByRule } from '@/lib/domain/rules/kept-decision';
import { termsOf } from '@/lib/domain/rules/terms-of';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { giveBackShared } from '@/lib/points/ledger/give-back-shared';
import type { LockedAccount } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext, Movement } from '@/lib/points/ledger/movement';
import { takeBack } from '@/lib/points/ledger/take-back';
import { readRuleVersions } from '@/lib/rules/read-rule-versions';
import { rowsOf } from '../claims/read-receipts';
import { type DecisionRow, findDecision, readKept } from '../deciding/keep-decision';

/** What a return did with the points of its purchase. Null decision: none was made when it was bought. */
export type PointsBack = {
  readonly account: LockedAccount;
  readonly decided: (DecidedBy & { readonly decision: Decision }) | null;
  readonly takenBack: Points;
  readonly notRecouped: Points;
  readonly givenBack: Points;
  readonly seqs: readonly number[];
};

const NONE = toPoints(0n);
const points = (text: string) => toPoints(BigInt(text));

/** What each rule's points of the purchase stand at. */
const standingOf = ({ ruleIds, rulePoints }: DecisionRow): ReadonlyMap<number, Points> =>
  new Map(ruleIds.map((ruleId, place) => [ruleId, points(rulePoints[place] ?? '0')]));

const NOTE = `
  UPDATE purchase_decisions SET taken_back = taken_back + $4, not_recouped = not_recouped + $5, given_back = given_back + $6,
    rule_ids = coalesce($7, rule_ids), rule_points = coalesce($8, rule_points),
    budget_rule_ids = coalesce($9, budget_rule_ids)
  WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3`;

/**
 * Takes back what the kept part of a purchase does not earn, by the versions of rules and the facts that it was decided by,
 * and gives back what points had paid of the rest. The account and those of a shared redemption are locked, and so is the
 * purchase. Throws `points_refused`.
 */
export async function takePointsBack(
  context: LedgerContext,
  account: LockedAccount,
  {
    purchase,
    kept,
    movement,
  }: {
    readonly purchase: { readonly businessDate: string; readonly purchaseId: number };
    readonly kept: readonly KeptLine[];
    readonly movement: Movement;
  },
): Promise<PointsBack> {
  const { tx } = context;
  const nothing = { account, decided: null, takenBack: NONE, notRecouped: NONE, givenBack: NONE };
  const { memberId } = account;
  const row = await findDecision(rowsOf(tx), { memberId, ...purchase });
  if (row === null || row.decision === null) return { ...nothing, seqs: [] };
  const { facts, versionIds, used: usedThen } = readKept(row);
  const rules = await readRuleVersions(rowsOf(tx), versionIds);
  const used = usedForReturn(rules, usedThen, standingOf(row));
  const earned = points(row.earned);
  const given = points(row.takenBack) + points(row.notRecouped);
  const back = decideReturn({
    ...{ rules, facts, used, kept },
    decision: { points: earned },
    takenBack: toPoints(given),
    spent: points(row.spent),
    givenBack: points(row.givenBack),
  });
  const stopsAtZero = termsOf(rules, facts.businessDate).terms.takesBack === 'stopAtZero';
  const of = { memberId: row.earnMemberId ?? memberId, seq: row.earnSeq ?? 0 };
  // What paid comes back first: it lessens what would become a debt.
  const key = purchaseKey(purchase.businessDate, purchase.purchaseId);
  const came =
    back.giveBack === 0n
      ? { posted: [], points: NONE }
      : await giveBackShared(context, {
          of: { source: PURCHASE_SOURCE, key },
          points: back.giveBack,
          movement,
        });
  const own = came.posted.findLast((posted) => posted.account.memberId === memberId);
  const before = own?.account ?? account;
  const went =
    back.takeBack === 0n
      ? { posted: null, points: NONE, notRecouped: NONE }
      : await takeBack(context, before, { of, points: back.takeBack, stopsAtZero, movement });
  const { ruleIds, rulePoints, budgetRuleIds } = pointsByRule(back.decision, rules);
  const { businessDate, purchaseId } = purchase;
  const sums = [went.points, went.notRecouped, back.giveBack];
  // What would earn more by keeping less got nothing more: caps go on counting what it has.
  const isLess = back.decision.points <= earned - given;
  const standing = isLess ? [ruleIds, rulePoints, budgetRuleIds] : [null, null, null];
  await tx.client.query(NOTE, [memberId, businessDate, purchaseId, ...sums, ...standing]);
  return {
    account: went.posted?.account ?? before,
    decided: { decision: back.decision, rules, used },
    takenBack: went.points,
    notRecouped: went.notRecouped,
    givenBack: came.points,
    seqs: [...came.posted, ...(went.posted === null ? [] : [went.posted])]
      .filter((posted) => posted.account.memberId === memberId)
      .map(({ seq }) => seq),
  };
}
