import 'server-only';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { type ReceiptDocument, returnsOf } from '@/lib/domain/purchases/claim-rules';
import { listDocuments, rowsOf } from '@/lib/purchases/claims/read-receipts';

/** A claimed purchase, with whoever has it now: a merge may have taken it along. */
type Claimed = {
  readonly purchaseId: number;
  readonly businessDate: string;
  readonly storeId: number;
  readonly receipt: string;
  readonly memberId: number;
};

/**
 * Claimed purchases whose number a guest's return in `resolved` bears; claims are few beside the receipts of a file. OFFSET 0:
 * whose each is now is a probe of the key, not a reading of the months.
 */
const CLAIMED = `
  SELECT c.purchase_id::float8 AS "purchaseId", c.business_date::text AS "businessDate", c.store_id AS "storeId",
    c.receipt, o.member_id::float8 AS "memberId"
  FROM resolved r
  JOIN purchase_claims c ON c.store_id = r.store_id AND c.receipt COLLATE "C" = r.receipt AND c.business_date <= r.business_date
  CROSS JOIN LATERAL (
    SELECT * FROM receipt_claims o WHERE o.store_id = c.store_id AND o.business_date = c.business_date
      AND o.receipt = c.receipt COLLATE "C" AND o.purchase_id = c.purchase_id AND NOT o.is_return OFFSET 0) o
  WHERE r.verdict = 'new' AND r.is_return AND r.member_id = ${GUEST_MEMBER_ID} AND c.undone_at IS NULL`;

type Staged = {
  readonly place: number;
  readonly seq: number;
  readonly memberId: number | null;
  readonly businessDate: string;
  readonly till: string;
  readonly isReturn: boolean;
  readonly amountMinor: string;
};

/** What in `resolved` bears the number of each. */
const STAGED = `
  SELECT k.place::int AS place, r.seq::float8 AS seq, r.member_id::float8 AS "memberId", r.business_date::text AS "businessDate",
    r.till, r.is_return AS "isReturn", r.amount_minor::text AS "amountMinor"
  FROM unnest($1::int[], $2::text[]) WITH ORDINALITY AS k (store_id, receipt, place)
  JOIN resolved r ON r.store_id = k.store_id AND r.receipt = k.receipt COLLATE "C" AND r.verdict = 'new'`;

const JOIN = `
  UPDATE resolved r SET member_id = j.member_id
  FROM unnest($1::bigint[], $2::bigint[]) AS j (seq, member_id) WHERE r.seq = j.seq`;

/** Ids below zero: what is staged has none yet, and must not be taken for a purchase of the books. */
const asDocument = ({ seq, amountMinor, ...row }: Staged) =>
  ({ ...row, purchaseId: -seq, amountMinor: BigInt(amountMinor) }) satisfies ReceiptDocument;

/**
 * Gives the guests' returns in `resolved` to whoever claimed the purchase that they revise. Locking keeps the claims from
 * being undone until the transaction ends; a dry run only looks.
 */
export async function joinClaimedReturns(
  tx: Tx,
  { isLocking }: { readonly isLocking: boolean },
): Promise<void> {
  const run = rowsOf(tx);
  const rows = await run<Claimed>(isLocking ? `${CLAIMED} FOR SHARE OF c` : CLAIMED, []);
  const claimed = [...new Map(rows.map((row) => [row.purchaseId, row])).values()];
  if (claimed.length === 0) return;
  const staged = await run<Staged>(STAGED, [
    claimed.map(({ storeId }) => storeId),
    claimed.map(({ receipt }) => receipt),
  ]);
  const untilOn = staged.reduce(
    (last, row) => (row.businessDate > last ? row.businessDate : last),
    '',
  );
  const booked = await listDocuments(run, claimed, untilOn);
  const joined = claimed.flatMap((purchase, index) => {
    const own = staged.filter(({ place }) => place === index + 1).map(asDocument);
    return returnsOf(purchase, [...(booked[index] ?? []), ...own])
      .filter((row) => row.purchaseId < 0 && row.memberId === GUEST_MEMBER_ID)
      .map((row) => ({ seq: -row.purchaseId, memberId: purchase.memberId }));
  });
  await run(JOIN, [joined.map(({ seq }) => seq), joined.map(({ memberId }) => memberId)]);
}
