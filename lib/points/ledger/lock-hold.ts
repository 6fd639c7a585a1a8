import 'server-only';
import type { Tx } from '@/db/write';
import type { Take } from '@/lib/domain/points/lots';
import type { HoldState } from '@/lib/domain/points/states';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';

/** A hold with the lots it has promised. */
export type LockedHold = {
  readonly holdId: number;
  readonly state: HoldState;
  readonly points: Points;
  readonly lapsesAt: Date;
  /** The entry that spent it. */
  readonly seq: number | null;
  readonly source: string;
  readonly key: string;
  readonly lots: readonly Take[];
};

type Row = Omit<LockedHold, 'points' | 'lots'> & { readonly points: string };

/** A hold of a member whose account is locked, which guards its holds too. Throws `not_found`. */
export async function readHold(
  { client }: Tx,
  { memberId, holdId }: { readonly memberId: number; readonly holdId: number },
): Promise<LockedHold> {
  const holds = await client.query<Row>(
    `SELECT hold_id::float8 AS "holdId", state, amount::text AS points, lapses_at AS "lapsesAt", seq, source, key
     FROM point_holds WHERE member_id = $1 AND hold_id = $2`,
    [memberId, holdId],
  );
  const [hold] = holds.rows;
  if (hold === undefined) throw new AppError('not_found');
  const { rows } = await client.query<{ lotId: number; amount: string }>(
    `SELECT lot_id::float8 AS "lotId", amount::text FROM point_hold_lots WHERE member_id = $1 AND hold_id = $2
     ORDER BY lot_id`,
    [memberId, holdId],
  );
  const lots = rows.map(({ lotId, amount }) => ({ lotId, amount: toPoints(BigInt(amount)) }));
  return { ...hold, points: toPoints(BigInt(hold.points)), lots };
}
