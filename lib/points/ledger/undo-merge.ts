import 'server-only';
import { AppError } from '@/lib/domain/shared/errors';
import { toPoints } from '@/lib/domain/shared/points';
import { bookMove, type Moved } from './book-move';
import { refusePoints } from './lock-accounts';
import { lockPair, setFrozen } from './lock-pair';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';

type MergeEntry = {
  readonly loserId: number;
  readonly hasDebt: boolean;
  /** Something but the end of their days has touched the lots that it brought. */
  readonly isTouched: boolean;
};

async function readMerge(
  { tx }: LedgerContext,
  memberId: number,
  seq: number,
): Promise<MergeEntry> {
  const { rows } = await tx.client.query<MergeEntry>(
    `SELECT e.other_member_id::float8 AS "loserId", e.debt <> 0 AS "hasDebt",
       EXISTS (SELECT FROM point_lots l
         LEFT JOIN point_allocations a USING (member_id, lot_id)
         LEFT JOIN point_entries taker ON taker.member_id = a.member_id AND taker.seq = a.seq
         WHERE l.member_id = e.member_id AND l.seq = e.seq AND (l.held > 0 OR taker.kind <> 'expire')) AS "isTouched"
     FROM point_entries e WHERE e.member_id = $1 AND e.seq = $2 AND e.kind = 'merge_in'`,
    [memberId, seq],
  );
  const [merge] = rows;
  if (merge === undefined) throw new AppError('not_found');
  return merge;
}

/**
 * Moves what a merge brought back to where it came from and thaws that account. `seq` is the `inSeq` of the merge; null
 * when it had nothing to move. Possible while the lots are intact: none was spent, held or moved on (what expired
 * meanwhile stays expired), and no debt came along. Throws `points_refused` (`touched`), `not_found`.
 */
export async function undoMergeOfPoints(
  context: LedgerContext,
  {
    winner,
    loser,
    seq,
    movement,
  }: {
    readonly winner: number;
    readonly loser: number;
    readonly seq: number | null;
    readonly movement: Movement;
  },
): Promise<Moved | null> {
  const { from, to } = await lockPair(context, winner, loser);
  let moved: Moved | null = null;
  if (seq !== null) {
    const merge = await readMerge(context, winner, seq);
    if (merge.loserId !== loser) throw new AppError('not_found');
    if (merge.isTouched || merge.hasDebt) throw refusePoints('touched');
    const lots = await readLots(context.tx, winner, { madeBy: seq });
    const parts = lots
      .filter(({ remaining }) => remaining > 0n)
      .map((lot) => ({ lot, amount: lot.remaining }));
    const debt = toPoints(0n);
    moved = await bookMove(context, { from, to }, { kind: 'merge', parts, debt, movement });
  }
  await setFrozen(context, loser, false);
  return moved;
}
