import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { lastDayOf } from '@/lib/domain/points/expiry';
import type { ShownLot } from '@/lib/domain/points/points-page';
import { dayInZone } from '@/lib/domain/shared/calendar';

type LotRow = Omit<ShownLot, 'lastOn' | 'activatesOn'> & {
  readonly expiresAt: Date | null;
  readonly activatesAt: Date | null;
};

/** The programme's zone. */
export async function readZone(read: Read): Promise<string> {
  const [row] = await read<{ zone: string }[]>`SELECT time_zone AS zone FROM programme LIMIT 1`;
  return row?.zone ?? 'UTC';
}

/** Lots of a member with the entry that made them, by a condition on lots `l`; what waits comes last. */
export async function readShownLots(
  read: Read,
  memberId: number,
  {
    where,
    limit,
    zone,
  }: { readonly where: Fragment; readonly limit: number; readonly zone: string },
): Promise<readonly ShownLot[]> {
  const rows = await read<LotRow[]>`
    SELECT l.lot_id::float8 AS "lotId", l.state, l.amount, l.remaining, l.held, l.seq, e.kind, e.reason,
      l.expires_at AS "expiresAt", l.activates_at AS "activatesAt"
    FROM point_lots l JOIN point_entries e USING (member_id, seq)
    WHERE l.member_id = ${memberId} AND ${where}
    ORDER BY l.state = 'pending', l.expires_at, l.earned_at, l.lot_id LIMIT ${limit}`;
  return rows.map(({ expiresAt, activatesAt, ...lot }) => ({
    ...lot,
    lastOn: expiresAt === null ? null : lastDayOf(expiresAt, zone),
    activatesOn: activatesAt === null ? null : dayInZone(activatesAt, zone),
  }));
}
