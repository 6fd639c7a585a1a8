import 'server-only';
import type { Tx } from '@/db/write';
import type { Channel } from '@/lib/domain/rules/conditions';
import type { FactLine } from '@/lib/domain/rules/facts';
import { present } from '@/lib/domain/shared/assert';

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

/** One call that holds no rule: what `postPurchases` does for a batch, for one row. A test holds the two equal. */
const POST = {
  name: 'post_receipt',
  text: `SELECT post_receipt($1, n.id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS "isNew", n.id::float8 AS "purchaseId"
    FROM (SELECT nextval('purchase_id_seq') AS id) n`,
};

/** Lines as the function reads them. */
function linesJson(lines: readonly FactLine[]): string {
  return JSON.stringify(
    lines.map(({ lineNo, quantityMilli, amountMinor, article, category, kind, labels }) => ({
      ...{ line_no: lineNo, article, category, kind, labels },
      quantity_milli: quantityMilli.toString(),
      amount_minor: amountMinor.toString(),
    })),
  );
}

/**
 * Puts one receipt into the books with everything derived from it.
 * @returns its id; null: it is there already, and nothing was written
 */
export async function postReceipt({ client }: Tx, receipt: ReceiptToPost): Promise<number | null> {
  const { revises, lines } = receipt;
  const { rows } = await client.query<{ isNew: boolean; purchaseId: number }>({
    ...POST,
    values: [
      receipt.memberId,
      receipt.storeId,
      receipt.till,
      receipt.receipt,
      receipt.businessDate,
      receipt.purchasedAt,
      receipt.isReturn,
      receipt.amountMinor,
      receipt.discountMinor,
      receipt.channel,
      revises?.businessDate ?? null,
      revises?.purchaseId ?? null,
      linesJson(lines),
    ],
  });
  const { isNew, purchaseId } = present(rows[0], 'a posting answers');
  return isNew ? purchaseId : null;
}
