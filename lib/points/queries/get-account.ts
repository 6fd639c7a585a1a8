import 'server-only';
import { z } from 'zod';
import { lastDayOf } from '@/lib/domain/points/expiry';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { type PointsAccount, SHOWN_LOTS, SOON_DAYS } from '@/lib/domain/points/points-page';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readShownLots, readZone } from '../shown-lots';

type Sums = {
  readonly available: Points;
  readonly pending: Points;
  readonly held: Points;
  readonly soon: Points;
  readonly firstPoints: Points | null;
  readonly firstEnds: Date | null;
  readonly pendingAt: Date | null;
  readonly lots: number;
};

const NONE = toPoints(0n);
const NO_SUMS: Sums = {
  available: NONE,
  pending: NONE,
  held: NONE,
  soon: NONE,
  firstPoints: null,
  firstEnds: null,
  pendingAt: null,
  lots: 0,
};

/**
 * The points of a member as they stand now: what can be spent, what waits, ends soon, is held or owed, and the lots in
 * the order of consumption. What is over counts as gone, also before the night has expired it. A member without movements
 * has nothing of everything.
 */
export const getPointsAccount = defineQuery({
  id: 'points.getAccount',
  permission: 'points.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({ read, input: { memberId }, now }): Promise<PointsAccount> => {
    const isOpen = read`l.state IN ('pending', 'available') AND (l.expires_at IS NULL OR l.expires_at > ${now})`;
    const zone = await readZone(read);
    const [accounts, sums, lots] = await Promise.all([
      read<{ debt: Points; isFrozen: boolean }[]>`
        SELECT debt, frozen_at IS NOT NULL AS "isFrozen" FROM point_accounts WHERE member_id = ${memberId}`,
      read<Sums[]>`
        WITH open AS (
          SELECT l.*, l.state = 'available' AS is_ready, l.state = 'available' AND l.remaining > l.held
            AND l.expires_at <= ${now}::timestamptz + make_interval(days => ${SOON_DAYS}) AS is_soon
          FROM point_lots l WHERE l.member_id = ${memberId} AND ${isOpen}
        ), first AS (
          SELECT expires_at, sum(remaining - held)::bigint AS points FROM open WHERE is_soon
          GROUP BY expires_at ORDER BY expires_at LIMIT 1
        )
        SELECT coalesce(sum(remaining - held) FILTER (WHERE is_ready), 0)::bigint AS available,
          coalesce(sum(remaining) FILTER (WHERE NOT is_ready), 0)::bigint AS pending,
          coalesce(sum(held), 0)::bigint AS held,
          coalesce(sum(remaining - held) FILTER (WHERE is_soon), 0)::bigint AS soon,
          (SELECT points FROM first) AS "firstPoints", (SELECT expires_at FROM first) AS "firstEnds",
          min(activates_at) FILTER (WHERE NOT is_ready) AS "pendingAt", count(*)::int AS lots
        FROM open`,
      readShownLots(read, memberId, { where: isOpen, limit: SHOWN_LOTS, zone }),
    ]);
    const { firstPoints, firstEnds, pendingAt, lots: lotCount, ...figures } = sums[0] ?? NO_SUMS;
    return {
      ...figures,
      debt: accounts[0]?.debt ?? NONE,
      isFrozen: accounts[0]?.isFrozen ?? false,
      pendingOn: pendingAt === null ? null : dayInZone(pendingAt, zone),
      soonFirst:
        firstPoints === null || firstEnds === null
          ? null
          : { points: firstPoints, lastOn: lastDayOf(firstEnds, zone) },
      lots,
      lotCount,
      todayOn: dayInZone(now, zone),
    };
  },
});
