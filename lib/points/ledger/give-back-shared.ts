import 'server-only';
import { spread } from '@/lib/domain/points/spread';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { giveBack } from './give-back';
import { lockAccounts } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import type { Posted } from './post-entry';

type Spent = { readonly memberId: number; readonly seq: number; readonly left: string };

async function readSpent(
  { tx }: LedgerContext,
  { source, key }: Pick<Movement, 'source' | 'key'>,
): Promise<readonly Spent[]> {
  const { rows } = await tx.client.query<Spent>(
    `SELECT e.member_id::float8 AS "memberId", e.seq, (-e.amount - coalesce((SELECT sum(r.amount) FROM point_entries r
        WHERE r.member_id = e.member_id AND r.reverses = e.seq), 0))::text AS left
     FROM point_entries e WHERE e.source = $1 AND e.key = $2 AND e.kind = 'redeem' ORDER BY e.member_id`,
    [source, key],
  );
  return rows;
}

/**
 * Gives back points of a redemption, to those whose points they were, also when they have left the household since: pro
 * rata of what each gave (rounded down, the rest to the largest remainders), at most what has not come back. Throws
 * `points_refused`, `not_found`.
 */
export async function giveBackShared(
  context: LedgerContext,
  {
    of,
    points,
    movement,
  }: {
    readonly of: Pick<Movement, 'source' | 'key'>;
    readonly points: Points;
    readonly movement: Movement;
  },
): Promise<readonly Posted[]> {
  const members = await readSpent(context, of);
  if (members.length === 0) throw new AppError('not_found');
  const accounts = await lockAccounts(
    context.tx,
    members.map(({ memberId }) => memberId),
    context.now,
  );
  // Again under the locks: what came back meanwhile does not come back twice.
  const spent = await readSpent(context, of);
  const weights = spent.map(({ left }) => toPoints(BigInt(left)));
  const most = toPoints(weights.reduce((sum, weight) => sum + weight, 0n));
  const amount = points < most ? points : most;
  if (amount <= 0n) return [];
  const posted: Posted[] = [];
  for (const [place, part] of spread(amount, weights).entries()) {
    const { memberId, seq } = present(spent[place], 'a part is of an entry');
    const account = present(accounts.get(memberId), 'a locked account is there');
    const back = await giveBack(context, account, { seq, points: part, movement });
    if (back !== null) posted.push(back);
  }
  return posted;
}
