import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import type { PurchaseAnswer } from '@/lib/domain/purchases/receipt-answer';
import { present } from '@/lib/domain/shared/assert';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { rowsOf } from '../claims/read-receipts';
import { findDecision } from './keep-decision';

type Known = {
  readonly memberId: number;
  readonly purchaseId: number;
  readonly amountMinor: string;
};

const KNOWN = `
  SELECT p.member_id::float8 AS "memberId", p.purchase_id::float8 AS "purchaseId", p.amount_minor::text AS "amountMinor"
  FROM receipt_claims c
  JOIN purchases p ON p.member_id = c.member_id AND p.business_date = c.business_date AND p.purchase_id = c.purchase_id
  WHERE c.store_id = $1 AND c.business_date = $2 AND c.receipt = $3 AND c.till = $4 AND NOT c.is_return`;

const text = (hundredths: string | undefined) => pointsText(toPoints(BigInt(hundredths ?? '0')));

/**
 * The answer for a receipt that is in the books already: what it earned then. Of somebody else's nothing is told but that it
 * is known.
 */
export async function answerKnown(
  tx: Tx,
  receipt: {
    readonly storeId: number;
    readonly businessDate: string;
    readonly receipt: string;
    readonly till: string;
    /** Who asks; 0 for a guest. */
    readonly memberId: number;
    readonly account: PurchaseAnswer['account'];
  },
): Promise<PurchaseAnswer> {
  const run = rowsOf(tx);
  const { storeId, businessDate, till, memberId } = receipt;
  const [row] = await run<Known>(KNOWN, [storeId, businessDate, receipt.receipt, till]);
  const known = present(row, 'a receipt that was claimed is there');
  const isTheirs = known.memberId === memberId;
  const named = { businessDate, purchaseId: known.purchaseId, memberId };
  const kept = isTheirs ? await findDecision(run, named) : null;
  return {
    memberId: isTheirs && memberId !== GUEST_MEMBER_ID ? memberId : null,
    businessDate,
    purchaseId: known.purchaseId,
    isKnown: true,
    notice: kept?.withheld ?? null,
    amountMinor: known.amountMinor,
    earned: text(kept?.earned),
    spent: text(kept?.spent),
    spentMinor: kept?.spentMinor ?? '0',
    account: isTheirs ? receipt.account : null,
    decision: kept?.decision?.decided ?? null,
  };
}
