import 'server-only';
import type { Tx } from '@/db/write';

/** A receipt as a paper names it; without its number it is known by its amount. */
export type Paper = {
  readonly storeId: number;
  readonly businessDate: string;
  readonly receipt: string | null;
  readonly amountMinor: bigint;
};

/** Claims of one shop and day are judged one after the other: each sees what the one before it took, paper or purchase. */
const WAIT = `SELECT pg_advisory_xact_lock(hashtext('claims of ' || $1::text || ' ' || $2::text))`;

/** Waits its turn among the claims of a shop and day, until the transaction ends. Accounts are locked before it. */
export async function waitForClaims(
  tx: Tx,
  { storeId, businessDate }: Pick<Paper, 'storeId' | 'businessDate'>,
): Promise<void> {
  await tx.client.query(WAIT, [storeId, businessDate]);
}

/**
 * Whether a receipt had its points as a paper: also when it is shown again without its number, or when its purchase comes into
 * the books later. By its number whoever claimed it, by its amount this member alone. In turn with the claims of its shop and day.
 */
export async function isClaimedAsPaper(
  tx: Tx,
  { storeId, businessDate, receipt, memberId, amountMinor }: Paper & { readonly memberId: number },
): Promise<boolean> {
  const { rows } = await tx.client.query<{ isClaimed: boolean }>(
    'SELECT is_claimed_as_paper($1, $2, $3, $4, $5) AS "isClaimed"',
    [storeId, businessDate, receipt, memberId, amountMinor],
  );
  return rows[0]?.isClaimed === true;
}
