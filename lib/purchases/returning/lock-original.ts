import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { netOfDocuments, returnsOf } from '@/lib/domain/purchases/claim-rules';
import type { NamedPurchase } from '@/lib/domain/purchases/receipt-input';
import type { BoughtLine } from '@/lib/domain/purchases/return-lines';
import { AppError } from '@/lib/domain/shared/errors';
import { listSpenders } from '@/lib/points/ledger/give-back-shared';
import { type LockedAccount, lockAccounts } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { listDocuments, type OwnedDocument, rowsOf } from '../claims/read-receipts';

/** A purchase under its lock, with the accounts that a return of it may move. Amounts in minor units. */
export type Original = {
  /** 0: a guest's. */
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly storeId: number;
  readonly till: string;
  readonly receipt: string;
  readonly purchasedAt: Date;
  readonly isReturn: boolean;
  /** What was bought, and what came back of it, also by returns that do not name it. */
  readonly amountMinor: bigint;
  readonly backMinor: bigint;
  readonly returns: number;
  /** Those returns, whosever they are. */
  readonly documents: readonly OwnedDocument[];
  readonly lines: readonly (BoughtLine & { readonly article: string })[];
  /** Null: a guest's. */
  readonly account: LockedAccount | null;
};

type Found = {
  readonly memberId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
};

const BY_NUMBER = `
  SELECT member_id::float8 AS "memberId", business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId"
  FROM receipt_claims
  WHERE store_id = $1 AND business_date = $2 AND receipt = $3 AND (till = $4 OR $4 = '') AND NOT is_return
  ORDER BY till <> $4 LIMIT 2`;

const WHO = `SELECT coalesce(merged_into, member_id)::float8 AS "memberId" FROM members WHERE member_id = $1`;

/** Which purchase is named; a number of several tills names none. Throws `not_found`. */
async function find(tx: Tx, named: NamedPurchase): Promise<Found> {
  const run = rowsOf(tx);
  if (named.kind === 'receipt') {
    const { storeId, businessDate, receipt, till } = named;
    const rows = await run<Found>(BY_NUMBER, [storeId, businessDate, receipt, till]);
    const [row] = rows;
    if (row === undefined || (till === '' && rows.length > 1)) throw new AppError('not_found');
    return row;
  }
  const { businessDate, purchaseId } = named;
  if (named.memberId === null) return { memberId: GUEST_MEMBER_ID, businessDate, purchaseId };
  const [who] = await run<{ memberId: number }>(WHO, [named.memberId]);
  if (who === undefined) throw new AppError('not_found');
  return { ...who, businessDate, purchaseId };
}

type Row = Omit<
  Original,
  'amountMinor' | 'backMinor' | 'lines' | 'account' | 'returns' | 'documents'
> & {
  readonly amountMinor: string;
};

/** The row is the lock of all returns of it. */
const LOCK = `
  SELECT member_id::float8 AS "memberId", business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId",
    store_id AS "storeId", till, receipt, purchased_at AS "purchasedAt", is_return AS "isReturn",
    amount_minor::text AS "amountMinor"
  FROM purchases WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3 FOR UPDATE`;

const LINES = `
  SELECT line_no AS "lineNo", article, quantity_milli::text AS "quantityMilli", amount_minor::text AS "amountMinor",
    returned_milli::text AS "returnedMilli", returned_minor::text AS "returnedMinor"
  FROM purchase_lines WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3 ORDER BY line_no`;

async function readLines(tx: Tx, found: Found): Promise<Original['lines']> {
  const rows = await rowsOf(tx)<Record<keyof Original['lines'][number], string | number>>(LINES, [
    found.memberId,
    found.businessDate,
    found.purchaseId,
  ]);
  return rows.map((row) => ({
    lineNo: Number(row.lineNo),
    article: String(row.article),
    quantityMilli: BigInt(row.quantityMilli),
    amountMinor: BigInt(row.amountMinor),
    returnedMilli: BigInt(row.returnedMilli),
    returnedMinor: BigInt(row.returnedMinor),
  }));
}

/**
 * Locks a purchase with the accounts that points of it may come from or go to: accounts first, all at once. Throws
 * `not_found`; `conflict` when it went to another member meanwhile: asked again, it is found there.
 */
export async function lockOriginal(
  context: LedgerContext,
  named: NamedPurchase,
  untilOn: string,
): Promise<Original> {
  const { tx, now } = context;
  const found = await find(tx, named);
  const { memberId, businessDate, purchaseId } = found;
  const isGuests = memberId === GUEST_MEMBER_ID;
  const key = purchaseKey(businessDate, purchaseId);
  const spenders = isGuests ? [] : await listSpenders(context, { source: PURCHASE_SOURCE, key });
  const accounts = isGuests ? null : await lockAccounts(tx, [memberId, ...spenders], now);
  const [row] = await rowsOf(tx)<Row>(LOCK, [memberId, businessDate, purchaseId]);
  if (row === undefined) {
    const since = await find(tx, named);
    throw new AppError(since.memberId === memberId ? 'not_found' : 'conflict');
  }
  const [documents = []] = await listDocuments(rowsOf(tx), [row], untilOn);
  const returns = returnsOf(row, documents);
  return {
    ...row,
    amountMinor: BigInt(row.amountMinor),
    backMinor: netOfDocuments(returns),
    returns: returns.length,
    documents: returns,
    lines: await readLines(tx, found),
    account: accounts?.get(memberId) ?? null,
  };
}
