import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { claimRefusal, dayRefusal, netOf } from '@/lib/domain/purchases/claim-rules';
import type { ClaimTerms } from '@/lib/domain/purchases/claims';
import { dayStart } from '@/lib/domain/shared/calendar';
import { movePurchases } from '../posting/move-purchases';
import { isClaimedAsPaper, type Paper, waitForClaims } from './claimed-papers';
import { RECEIPT_COLUMNS, type ReceiptRow, rowsOf, withReturns } from './read-receipts';
import { refuseClaim } from './refuse-claim';

/** A claim at work: the member's account is locked already. */
type Claim = {
  readonly tx: Tx;
  readonly memberId: number;
  readonly taskId: number;
  readonly terms: ClaimTerms & { readonly todayOn: string; readonly timeZone: string };
};

/** What was claimed. Amounts in minor units. */
export type Taken = {
  readonly storeId: number;
  readonly businessDate: string;
  readonly receipt: string;
  /** Null: it is in no book. */
  readonly purchaseId: number | null;
  readonly netMinor: bigint;
  /** What came back of it before. */
  readonly returnedMinor: bigint;
  readonly purchasedAt: Date;
};

type LockedRow = ReceiptRow & { readonly purchasedAt: Date };

/** The row is the lock: of two who claim it the second waits, and then does not find it among the guests' any more. */
const LOCK = `
  SELECT ${RECEIPT_COLUMNS}, p.purchased_at AS "purchasedAt"
  FROM purchases p JOIN stores s USING (store_id)
  WHERE p.member_id = $1 AND p.business_date = $2 AND p.purchase_id = $3 AND NOT p.is_return FOR UPDATE OF p`;

/** A purchase of whoever, locked until the transaction ends; null: they do not have it. */
export async function lockReceipt(
  tx: Tx,
  memberId: number,
  { businessDate, purchaseId }: { readonly businessDate: string; readonly purchaseId: number },
): Promise<LockedRow | null> {
  const [row] = await rowsOf(tx)<LockedRow>(LOCK, [memberId, businessDate, purchaseId]);
  return row ?? null;
}

/**
 * Makes a guest's receipt and its returns the member's, with everything derived. Throws `claim_refused`: it is not there
 * any more, out of its time, came back whole, or was claimed as a paper.
 */
export async function takeBooked(
  { tx, memberId, terms }: Claim,
  named: { readonly businessDate: string; readonly purchaseId: number },
): Promise<Taken> {
  const locked = await lockReceipt(tx, GUEST_MEMBER_ID, named);
  if (locked === null) {
    throw refuseClaim((await lockReceipt(tx, memberId, named)) === null ? 'gone' : 'own');
  }
  const { purchasedAt, ...row } = locked;
  const asMember = { memberId, untilOn: terms.todayOn };
  const [found] = await withReturns(rowsOf(tx), [row], asMember);
  if (found === undefined) throw refuseClaim('gone');
  const refusal = claimRefusal(found.receipt, terms);
  if (refusal !== null) throw refuseClaim(refusal);
  await waitForClaims(tx, found.receipt);
  if (await isClaimedAsPaper(tx, { ...found.receipt, memberId })) {
    throw refuseClaim('paper_claimed');
  }
  const guests = found.returns.filter((one) => one.memberId === GUEST_MEMBER_ID);
  const ends = { fromMemberId: GUEST_MEMBER_ID, toMemberId: memberId };
  await movePurchases(tx, ends, [named, ...guests]);
  const { storeId, businessDate, receipt, purchaseId, returnedMinor } = found.receipt;
  return {
    storeId,
    businessDate,
    receipt,
    purchaseId,
    netMinor: netOf(found.receipt),
    returnedMinor,
    purchasedAt,
  };
}

/** A purchase in the books that the paper is of: by its number, or, where it has none, a guest's or their own of its amount. */
const IN_BOOKS = `
  SELECT FROM receipt_claims c
  WHERE c.store_id = $1 AND c.business_date = $2 AND c.receipt = $3 AND NOT c.is_return
  UNION ALL
  SELECT FROM purchases p
  WHERE $3 IS NULL AND p.member_id IN (${GUEST_MEMBER_ID}, $5) AND NOT p.is_return AND p.business_date = $2
    AND p.amount_minor = $4 AND p.store_id = $1`;

/** The paper is the lock: of two who show it the second waits, and is refused. */
const CLAIM_PAPER = `
  INSERT INTO claimed_papers (store_id, business_date, paper, member_id, task_id)
  SELECT store_id, $2, $3, $4, $5 FROM stores WHERE store_id = $1 ON CONFLICT DO NOTHING`;

/** Takes a paper that is in no book. Throws `claim_refused`: out of its time, in the books after all, or taken before. */
export async function takePaper(
  { tx, memberId, taskId, terms }: Claim,
  paper: Paper,
): Promise<Taken> {
  const { storeId, businessDate, receipt, amountMinor } = paper;
  const refusal = dayRefusal(businessDate, terms);
  if (refusal !== null) throw refuseClaim(refusal);
  await waitForClaims(tx, paper);
  const known = await tx.client.query(IN_BOOKS, [
    storeId,
    businessDate,
    receipt,
    amountMinor,
    memberId,
  ]);
  if (known.rowCount !== 0) throw refuseClaim('in_books');
  if (await isClaimedAsPaper(tx, { ...paper, memberId })) throw refuseClaim('paper_claimed');
  const name = receipt ?? `amount ${amountMinor}`;
  const claimed = await tx.client.query(CLAIM_PAPER, [
    storeId,
    businessDate,
    name,
    memberId,
    taskId,
  ]);
  if (claimed.rowCount === 0) throw refuseClaim('paper_claimed');
  return {
    storeId,
    businessDate,
    receipt: receipt ?? '',
    purchaseId: null,
    netMinor: amountMinor,
    returnedMinor: 0n,
    purchasedAt: dayStart(businessDate, terms.timeZone),
  };
}
