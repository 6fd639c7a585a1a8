import 'server-only';
import { TRANSFER_SOURCE } from '@/lib/domain/points/transfers';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** A transfer of the console as its entries tell it. */
export type MadeTransfer = {
  readonly toMemberId: number;
  /** The entry at the receiver. */
  readonly toSeq: number;
  readonly points: Points;
  /** What of it still lies with the receiver as it came. */
  readonly left: Points;
  /** The day of the programme on which it counts. */
  readonly givenOn: string;
  /** Something but the end of their days has touched the lots that it brought. */
  readonly isTouched: boolean;
};

type Row = Omit<MadeTransfer, 'points' | 'left'> & {
  readonly points: string;
  readonly left: string;
};

/** The key of the movement that a task of transferring makes. */
export const transferKey = (taskId: number): string => `task:${taskId}`;

/** What a done task has transferred; null: it is none of this giver. */
export async function findTransfer(
  run: RunRows,
  { memberId, taskId }: { readonly memberId: number; readonly taskId: number },
): Promise<MadeTransfer | null> {
  const [row] = await run<Row>(
    `SELECT o.other_member_id::float8 AS "toMemberId", i.seq AS "toSeq", (-o.amount)::text AS points,
       (o.booked_at AT TIME ZONE coalesce((SELECT time_zone FROM programme), 'Europe/Moscow'))::date::text AS "givenOn",
       coalesce((SELECT sum(l.remaining) FROM point_lots l WHERE l.member_id = i.member_id AND l.seq = i.seq), 0)::text AS left,
       EXISTS (SELECT FROM point_lots l
         LEFT JOIN point_allocations a USING (member_id, lot_id)
         LEFT JOIN point_entries taker ON taker.member_id = a.member_id AND taker.seq = a.seq
         WHERE l.member_id = i.member_id AND l.seq = i.seq AND (l.held > 0 OR taker.kind <> 'expire')) AS "isTouched"
     FROM point_entries o JOIN point_entries i ON i.member_id = o.other_member_id AND i.source = o.source AND i.key = o.key
       AND i.kind = 'transfer_in' AND i.other_member_id = o.member_id
     WHERE o.source = $2 AND o.key = $3 AND o.member_id = $1 AND o.kind = 'transfer_out'`,
    [memberId, TRANSFER_SOURCE, transferKey(taskId)],
  );
  if (row === undefined) return null;
  return {
    ...row,
    points: toPoints(BigInt(row.points)),
    left: toPoints(BigInt(row.left)),
  };
}
