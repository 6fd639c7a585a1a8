import 'server-only';
import { purchaseKeySchema } from '@/lib/domain/members/purchase-list';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import type { BesideReceipt, ReceiptView } from '@/lib/domain/purchases/receipt-view';
import { decisionJson, factsJson } from '@/lib/domain/rules/stored-json';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '../claims/read-receipts';
import { judgedOutcomes } from '../deciding/judged-outcomes';
import { type DecisionRow, findDecision } from '../deciding/keep-decision';

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

/** Entries under the purchase's own key, and the one of the claim that gave its points. */
function seqsOf(
  { earnMemberId, earnSeq }: DecisionRow,
  memberId: number,
  entries: readonly { readonly seq: number }[],
): readonly number[] {
  const own = earnSeq !== null && earnMemberId === memberId ? [earnSeq] : [];
  return [...new Set([...own, ...entries.map(({ seq }) => seq)])].toSorted((a, b) => a - b);
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
      outcomes: await judgedOutcomes(run, decision),
      seqs: seqsOf(row, memberId, entries),
      returns: linked.filter((one) => one.isReturn),
      revises: linked.find((one) => !one.isReturn) ?? null,
    };
  },
});
