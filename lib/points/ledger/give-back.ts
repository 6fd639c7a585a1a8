import 'server-only';
import { spread } from '@/lib/domain/points/spread';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { repayDebt } from './credit';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { type Posted, postEntry } from './post-entry';
import { type EntryName, reversing } from './take-back';

type Spent = {
  readonly lotId: number;
  /** What of the lot was spent and has not come back. */
  readonly left: string;
  readonly earnedAt: Date;
  readonly expiresAt: Date | null;
};

async function readSpent({ tx }: LedgerContext, { memberId, seq }: EntryName): Promise<Spent[]> {
  const { rows } = await tx.client.query<Spent>(
    `SELECT a.lot_id::float8 AS "lotId", l.earned_at AS "earnedAt", l.expires_at AS "expiresAt",
       (a.amount - coalesce((SELECT sum(back.amount) FROM point_entries r
          JOIN point_lots back ON back.member_id = r.member_id AND back.seq = r.seq
          WHERE back.from_member_id = a.member_id AND back.from_lot_id = a.lot_id
            AND (r.member_id = a.member_id AND r.reverses = a.seq
              OR r.other_member_id = a.member_id AND r.other_seq = a.seq)), 0))::text AS left
     FROM point_entries e JOIN point_allocations a USING (member_id, seq) JOIN point_lots l USING (member_id, lot_id)
     WHERE e.member_id = $1 AND e.seq = $2 AND e.kind = 'redeem' ORDER BY l.expires_at, l.earned_at, a.lot_id`,
    [memberId, seq],
  );
  if (rows.length === 0) throw new AppError('not_found');
  return rows;
}

/**
 * Gives back points of a `redeem` entry: at most what has not come back yet, nothing when asked for nothing or less
 * (null). They come back as new lots, pro rata of the lots that were spent (rounded down, the rest to the largest
 * remainders), each with its old age and its old end; one that is past expires the next night. The entry may stand at an
 * account that was merged into this one. Throws `points_refused`, `not_found`.
 */
export async function giveBack(
  context: LedgerContext,
  account: LockedAccount,
  {
    of,
    points,
    movement,
  }: { readonly of: EntryName; readonly points: Points; readonly movement: Movement },
): Promise<Posted | null> {
  const spent = await readSpent(context, of);
  const weights = spent.map(({ left }) => toPoints(BigInt(left)));
  const most = toPoints(weights.reduce((sum, weight) => sum + weight, 0n));
  const amount = points < most ? points : most;
  if (amount <= 0n) return null;
  const gives = spread(amount, weights).flatMap((part, place) => {
    const lot = spent[place];
    if (lot === undefined || part === 0n) return [];
    const from = { memberId: of.memberId, lotId: lot.lotId };
    return [{ amount: part, earnedAt: lot.earnedAt, expiresAt: lot.expiresAt, from }];
  });
  const entry = { kind: 'redeem_reversal', amount, gives, ...reversing(account, of) } as const;
  const posted = await postEntry(context, account, { entry, movement });
  return { account: await repayDebt(context, posted.account, movement), seq: posted.seq };
}
