import 'server-only';
import type { Tx } from '@/db/write';
import type { Channel } from '@/lib/domain/rules/conditions';
import type { FactLine } from '@/lib/domain/rules/facts';
import { openPosting } from './open-posting';
import { postPurchases } from './post-purchases';

/** One receipt or return for the books. Amounts in minor units, below or equal zero on a return, as its lines' are. */
export type ReceiptToPost = {
  /** 0: a guest's. */
  readonly memberId: number;
  readonly storeId: number;
  readonly till: string;
  readonly receipt: string;
  readonly businessDate: string;
  readonly purchasedAt: Date;
  readonly isReturn: boolean;
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  readonly channel: Channel | null;
  /** The purchase that a return revises. */
  readonly revises: { readonly businessDate: string; readonly purchaseId: number } | null;
  readonly lines: readonly FactLine[];
};

const ROW = `
  INSERT INTO posting (row_no, member_id, store_id, till, receipt, business_date, purchased_at, is_return, amount_minor,
    discount_minor, channel, revises_on, revises_id)
  VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const LINES = `
  INSERT INTO posting_lines (row_no, line_no, article, category, quantity_milli, amount_minor, kind, labels)
  SELECT 1, l.line_no, l.article, l.category, l.quantity_milli, l.amount_minor, l.kind,
    ARRAY(SELECT json_array_elements_text(l.labels))
  FROM json_to_recordset($1::json) AS l (line_no smallint, article text, category text, quantity_milli bigint,
    amount_minor bigint, kind text, labels json)`;

const ID = `
  SELECT purchase_id::float8 AS "purchaseId" FROM receipt_claims
  WHERE store_id = $1 AND business_date = $2 AND receipt = $3 AND till = $4 AND is_return = $5`;

/** Lines as the statement reads them. */
export function linesJson(lines: readonly FactLine[]): string {
  return JSON.stringify(
    lines.map(({ lineNo, quantityMilli, amountMinor, article, category, kind, labels }) => ({
      ...{ line_no: lineNo, article, category, kind, labels },
      quantity_milli: quantityMilli.toString(),
      amount_minor: amountMinor.toString(),
    })),
  );
}

/**
 * Puts one receipt into the books with everything derived from it, as a batch of one.
 * @returns its id; null: it is there already, and nothing was written
 */
export async function postReceipt(tx: Tx, receipt: ReceiptToPost): Promise<number | null> {
  const { storeId, till, businessDate, isReturn, lines, revises } = receipt;
  await openPosting(tx);
  await tx.client.query(ROW, [
    receipt.memberId,
    storeId,
    till,
    receipt.receipt,
    businessDate,
    receipt.purchasedAt,
    isReturn,
    receipt.amountMinor,
    receipt.discountMinor,
    receipt.channel,
    revises?.businessDate ?? null,
    revises?.purchaseId ?? null,
  ]);
  await tx.client.query(LINES, [linesJson(lines)]);
  const { posted } = await postPurchases(tx);
  if (posted === 0) return null;
  const { rows } = await tx.client.query<{ purchaseId: number }>(ID, [
    storeId,
    businessDate,
    receipt.receipt,
    till,
    isReturn,
  ]);
  return rows[0]?.purchaseId ?? null;
}
