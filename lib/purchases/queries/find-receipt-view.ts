import 'server-only';
import { purchaseKeySchema } from '@/lib/domain/members/purchase-list';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import type {
  BesideReceipt,
  JudgedOutcome,
  ReceiptView,
} from '@/lib/domain/purchases/receipt-view';
import type { Decision } from '@/lib/domain/rules/decision';
import { decisionJson, factsJson } from '@/lib/domain/rules/stored-json';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRuleVersions } from '@/lib/rules/read-rule-versions';
import { type RunRows, readRowsOf } from '../claims/read-receipts';
import { findDecision } from '../deciding/keep-decision';

/** Returns and entries of one receipt that are shown. */
const MOST = 100;

type Beside = Omit<BesideReceipt, 'amountMinor'> & {
  readonly amountMinor: string;
  readonly isReturn: boolean;
};

/** The returns of a purchase, or the purchase of a return. */
const BESIDE = `
  SELECT o.business_date::text AS "businessDate", o.purchase_id::float8 AS "purchaseId", o.receipt,
    o.amount_minor::text AS "amountMinor", o.is_return AS "isReturn"
  FROM purchases p
  JOIN purchases o ON o.member_id = p.member_id AND (
    (o.business_date >= p.business_date AND o.revises_on = p.business_date AND o.revises_id = p.purchase_id)
    OR (o.business_date = p.revises_on AND o.purchase_id = p.revises_id))
  WHERE p.member_id = $1 AND p.business_date = $2 AND p.purchase_id = $3
  ORDER BY o.business_date, o.purchase_id LIMIT ${MOST}`;

const SEQS = `
  SELECT seq FROM point_entries WHERE source = '${PURCHASE_SOURCE}' AND key = $2 AND member_id = $1 AND kind <> 'expire' AND kind <> 'activate'
  ORDER BY seq LIMIT ${MOST}`;

const NAMES = `
  SELECT rule_id AS "ruleId", name_en AS "nameEn", name_ru AS "nameRu" FROM rules WHERE rule_id = ANY ($1::int[])`;

/** Each outcome with the rule as it was then and its name as it is now. */
async function judgedOf(
  run: RunRows,
  decision: Decision | null,
): Promise<readonly JudgedOutcome[]> {
  const outcomes = decision?.outcomes ?? [];
  if (outcomes.length === 0) return [];
  const versions = await readRuleVersions(
    run,
    outcomes.map(({ versionId }) => versionId),
  );
  const names = await run<{ ruleId: number; nameEn: string; nameRu: string }>(NAMES, [
    outcomes.map(({ ruleId }) => ruleId),
  ]);
  return outcomes.flatMap((outcome) => {
    const definition = versions.find(
      ({ versionId }) => versionId === outcome.versionId,
    )?.definition;
    const name = names.find(({ ruleId }) => ruleId === outcome.ruleId);
    const isJudged = definition?.kind === 'earning' || definition?.kind === 'cap';
    if (!isJudged || name === undefined) return [];
    return [{ outcome, definition, nameEn: name.nameEn, nameRu: name.nameRu }];
  });
}

/**
 * What a purchase or a return of a member earned or took back, what it was paid with, why, and what is linked to it; null: nothing
 * was decided, as of what an import brought. Points are hundredths.
 */
export const findReceiptView = defineQuery({
  id: 'purchases.findView',
  permission: 'points.read',
  input: purchaseKeySchema.extend({ memberId: memberIdInput }),
  run: async ({ read, input }): Promise<ReceiptView | null> => {
    const run = readRowsOf(read);
    const { memberId, businessDate, purchaseId } = input;
    const values = [memberId, businessDate, purchaseId];
    const [row, beside, entries] = await Promise.all([
      findDecision(run, input),
      run<Beside>(BESIDE, values),
      run<{ seq: number }>(SEQS, [memberId, purchaseKey(businessDate, purchaseId)]),
    ]);
    if (row === null) return null;
    const isReturn = Object.keys(row.facts as object).length === 0;
    const decision = row.decision === null ? null : decisionJson.parse(row.decision.decided);
    const points = (text: string) => toPoints(BigInt(text));
    const linked = beside.map(({ amountMinor, ...one }) => ({
      ...one,
      amountMinor: BigInt(amountMinor),
    }));
    return {
      isReturn,
      earned: points(row.earned),
      spent: points(row.spent),
      spentMinor: BigInt(row.spentMinor),
      takenBack: points(row.takenBack),
      givenBack: points(row.givenBack),
      notRecouped: points(row.notRecouped),
      withheld: row.withheld,
      payments: isReturn ? [] : factsJson.parse(row.facts).payments,
      lines: decision?.lines ?? [],
      outcomes: await judgedOf(run, decision),
      seqs: entries.map(({ seq }) => seq),
      returns: linked.filter((one) => one.isReturn),
      revises: linked.find((one) => !one.isReturn) ?? null,
    };
  },
});
