import 'server-only';
import type { Tx } from '@/db/write';

/** A receipt as a paper names it; without its number it is known by its amount. */
export type Paper = {
  readonly storeId: number;
  readonly businessDate: string;
  readonly receipt: string | null;
  readonly amountMinor: bigint;
};

/**
 * A paper that was claimed is claimed: also when it is shown again without its number, or when its purchase comes into the
 * books later. By its number whoever claimed it, by its amount this member alone.
 */
const CLAIMED = `
  SELECT FROM claimed_papers WHERE store_id = $1 AND business_date = $2 AND paper = $3
  UNION ALL
  SELECT FROM purchase_claims
  WHERE member_id = $4 AND store_id = $1 AND business_date = $2 AND amount_minor = $5 AND purchase_id IS NULL
    AND undone_at IS NULL AND (receipt = '' OR $3 IS NULL)`;

const LOCKS = {
  /** Claims of one shop and day are judged one after the other: each sees what the one before it took, paper or purchase. */
  claim: `SELECT pg_advisory_xact_lock(hashtext('claims of ' || $1::text || ' ' || $2::text))`,
  /** Purchases wait for claims alone, not for each other. */
  purchase: `SELECT pg_advisory_xact_lock_shared(hashtext('claims of ' || $1::text || ' ' || $2::text))`,
} as const;

/** Waits its turn among the claims of a shop and day, until the transaction ends. Accounts are locked before it. */
export async function waitForClaims(
  tx: Tx,
  who: keyof typeof LOCKS,
  { storeId, businessDate }: Pick<Paper, 'storeId' | 'businessDate'>,
): Promise<void> {
  await tx.client.query(LOCKS[who], [storeId, businessDate]);
}

/** Whether a receipt had its points as a paper. In turn with the claims of its shop and day. */
export async function isClaimedAsPaper(
  tx: Tx,
  { storeId, businessDate, receipt, memberId, amountMinor }: Paper & { readonly memberId: number },
): Promise<boolean> {
  const values = [storeId, businessDate, receipt, memberId, amountMinor];
  return (await tx.client.query(CLAIMED, values)).rowCount !== 0;
}
