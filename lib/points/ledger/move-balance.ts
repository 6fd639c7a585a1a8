import 'server-only';
import { availableIn, takeFrom } from '@/lib/domain/points/lots';
import { assert, present } from '@/lib/domain/shared/assert';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { bookMove, type Moved } from './book-move';
import { insufficient } from './debit';
import { refusePoints, requireOpen } from './lock-accounts';
import { lockPair, setFrozen } from './lock-pair';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';

/**
 * Moves points between the accounts of two members inside the caller's transaction; both accounts are locked in id order,
 * so a caller who locks members does so in id order and before. Lots keep their age and their end.
 *
 * - `transfer`: so many points of what can be spent, or `'all'` of it; both members must be in good standing.
 * - `merge`: everything, also what waits and what is owed; the account it leaves is frozen. Refused while points are held.
 *   Comes before the member is told to be merged. `inSeq` is kept for `undoMergeOfPoints`.
 *
 * Throws `insufficient_points`, `points_refused` with the reason, `not_found`.
 */
export async function moveBalance(
  context: LedgerContext,
  {
    from: fromId,
    to: toId,
    kind,
    points,
    movement,
  }: {
    readonly from: number;
    readonly to: number;
    readonly kind: 'merge' | 'transfer';
    readonly points: Points | 'all';
    readonly movement: Movement;
  },
): Promise<Moved> {
  const pair = await lockPair(context, fromId, toId);
  const lots = await readLots(context.tx, fromId);
  if (kind === 'merge') {
    assert(points === 'all', 'a merge moves everything');
    if (pair.from.status === 'merged' || pair.to.status === 'merged') throw refusePoints('merged');
    if (pair.from.isFrozen || pair.to.isFrozen) throw refusePoints('frozen');
    if (lots.some(({ held }) => held > 0n)) throw refusePoints('held');
    const parts = lots.map((lot) => ({ lot, amount: lot.remaining }));
    const moved = await bookMove(context, pair, { kind, parts, debt: pair.from.debt, movement });
    await setFrozen(context, fromId, true);
    return moved;
  }
  requireOpen(pair.from, 'transfer_out');
  requireOpen(pair.to, 'transfer_in');
  const wanted = points === 'all' ? availableIn(lots, context.now) : points;
  assert(wanted >= 0n, 'what is moved is not negative');
  const { takes, short } = takeFrom(lots, wanted, context.now);
  if (short > 0n) throw insufficient(wanted, short);
  const byId = new Map(lots.map((lot) => [lot.lotId, lot]));
  const parts = takes.map(({ lotId, amount }) => ({
    lot: present(byId.get(lotId), 'a lot that is taken from is there'),
    amount,
  }));
  return bookMove(context, pair, { kind, parts, debt: toPoints(0n), movement });
}
