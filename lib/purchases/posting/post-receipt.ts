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

/**
 * Calls that hold no rule: what `postPurchases` does for a batch, for one row. A test holds the two equal. A receipt is claimed first;
 * what is claimed is put into the books in the same transaction, or the claim goes with it.
 */
const POST = {
  name: 'post_receipt',
  text: `SELECT post_receipt($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)::float8 AS "purchaseId"`,
};
const CLAIM = {
  name: 'claim_receipt',
  text: `SELECT claim_receipt($1, $2, $3, $4, $5, $6)::float8 AS "purchaseId"`,
};
const BOOK = {
  name: 'book_receipt',
  text: 'book_receipt($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
  part: 'call',
} as const;

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

/** What the functions ask of a receipt, behind its member. */
function valuesOf(receipt: ReceiptToPost): readonly unknown[] {
  const { revises, lines } = receipt;
  return [
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
  ];
}

type Claimed = { readonly purchaseId: number | null };

/**
 * Claims one receipt and puts it into the books with everything derived from it.
 * @returns its id; null: it is there already, and nothing was written
 */
export async function postReceipt({ client }: Tx, receipt: ReceiptToPost): Promise<number | null> {
  const values = [receipt.memberId, ...valuesOf(receipt)];
  const { rows } = await client.query<Claimed>({ ...POST, values });
  return present(rows[0], 'a posting answers').purchaseId;
}

/** Claims a purchase for this transaction, which books it. @returns its id; null: it is in the books already */
export async function claimReceipt(
  { client }: Tx,
  {
    storeId,
    businessDate,
    receipt,
    till,
    memberId,
  }: Pick<ReceiptToPost, 'storeId' | 'businessDate' | 'receipt' | 'till' | 'memberId'>,
): Promise<number | null> {
  const values = [storeId, businessDate, receipt, till, false, memberId];
  const { rows } = await client.query<Claimed>({ ...CLAIM, values });
  return present(rows[0], 'a claim answers').purchaseId;
}

/** Puts a receipt that this transaction has claimed into the books, with its end. */
export function bookReceipt(tx: Tx, purchaseId: number, receipt: ReceiptToPost): void {
  tx.atEnd({ ...BOOK, values: [receipt.memberId, purchaseId, ...valuesOf(receipt)] });
}
