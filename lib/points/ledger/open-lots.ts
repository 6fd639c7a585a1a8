import 'server-only';
import type { Tx } from '@/db/write';
import type { Lot } from '@/lib/domain/points/lots';
import type { Points } from '@/lib/domain/shared/points';

/** A lot of an account with where it came from. */
export type AccountLot = Lot & { readonly seq: number; readonly amount: Points };

type Row = Omit<AccountLot, 'remaining' | 'held' | 'amount'> & {
  readonly remaining: string;
  readonly held: string;
  readonly amount: string;
};

const points = (text: string) => BigInt(text) as Points;

/**
 * Lots of a locked account, in the order of consumption: the open ones, or all that one entry made. As many as a member
 * can earn before they expire.
 */
export async function readLots(
  { client }: Tx,
  memberId: number,
  which: 'open' | { readonly madeBy: number } = 'open',
): Promise<readonly AccountLot[]> {
  const condition = which === 'open' ? "state IN ('pending', 'available')" : 'seq = $2';
  const { rows } = await client.query<Row>(
    `SELECT lot_id::float8 AS "lotId", seq, state, amount::text, remaining::text, held::text, earned_at AS "earnedAt",
       activates_at AS "activatesAt", expires_at AS "expiresAt"
     FROM point_lots WHERE member_id = $1 AND ${condition} ORDER BY expires_at, earned_at, lot_id`,
    which === 'open' ? [memberId] : [memberId, which.madeBy],
  );
  return rows.map((row) => ({
    ...row,
    amount: points(row.amount),
    remaining: points(row.remaining),
    held: points(row.held),
  }));
}
