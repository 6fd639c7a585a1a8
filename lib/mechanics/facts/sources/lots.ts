import 'server-only';
import type { ExpiringLot } from '@/lib/domain/mechanics/facts';
import { toPoints } from '@/lib/domain/shared/points';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';

type Row = {
  readonly memberId: number;
  readonly lotId: number;
  readonly expiresOn: string;
  readonly on: string;
  readonly left: string;
};

/** The last day on which a lot is good: it ends with the first moment of the next. */
export const LAST_GOOD_DAY = (zone: string) =>
  `((l.expires_at - interval '1 microsecond') AT TIME ZONE ${zone})::date`;

/** Longest time before the end at which a mechanic looks. */
const MOST_AHEAD_DAYS = 90;

/**
 * Lots that end on one of the days or within 90 after them, with what was left of each at the end of every day on which that
 * changed: from the day it could be spent, less what entries took, on the days they were written. Whose they are is said of each table: else
 * all entries of everybody are read.
 */
export async function readLots(run: RunRows, asked: AskedFacts): Promise<FactsOf<'lots'>> {
  const { values, mine } = statementOf(asked);
  const zone = values.bind(asked.timeZone);
  const through = `${values.bind(asked.throughOn)}::date`;
  const text = `
    WITH lots AS (
      SELECT l.member_id, l.lot_id, l.amount, ${LAST_GOOD_DAY(zone)} AS expires_on,
        (greatest(e.booked_at, l.activates_at) AT TIME ZONE ${zone})::date AS begins_on
      FROM point_lots l JOIN point_entries e ON e.member_id = l.member_id AND e.seq = l.seq AND ${mine('e.member_id')}
      WHERE ${mine('l.member_id')} AND l.expires_at > ${values.bind(asked.fromOn)}::date::timestamp AT TIME ZONE ${zone}
        AND l.expires_at < (${through} + ${MOST_AHEAD_DAYS + 2})::timestamp AT TIME ZONE ${zone}),
    moves AS (
      SELECT member_id, lot_id, begins_on AS day, amount AS change FROM lots
      UNION ALL
      SELECT l.member_id, l.lot_id, greatest(l.begins_on, (e.booked_at AT TIME ZONE ${zone})::date), -a.amount
      FROM lots l JOIN point_allocations a ON a.member_id = l.member_id AND a.lot_id = l.lot_id
      AND ${mine('a.member_id')}
      JOIN point_entries e ON e.member_id = a.member_id AND e.seq = a.seq AND ${mine('e.member_id')}),
    days AS (SELECT member_id, lot_id, day, sum(change) AS change FROM moves WHERE day <= ${through} GROUP BY 1, 2, 3)
    SELECT d.member_id::float8 AS "memberId", d.lot_id::float8 AS "lotId", l.expires_on::text AS "expiresOn", d.day::text AS "on",
      (sum(d.change) OVER (PARTITION BY d.member_id, d.lot_id ORDER BY d.day))::text AS left
    FROM days d JOIN lots l USING (member_id, lot_id) ORDER BY d.member_id, l.expires_on, d.lot_id, d.day`;
  const rows = await gather<Row, Row>(run, { text, values }, (row) => row);
  return new Map([...rows].map(([memberId, list]) => [memberId, lotsOf(list)]));
}

function lotsOf(rows: readonly Row[]): readonly ExpiringLot[] {
  const lots = new Map<number, ExpiringLot & { left: { on: string; points: bigint }[] }>();
  for (const { lotId, expiresOn, on, left } of rows) {
    const lot = lots.get(lotId) ?? { expiresOn, left: [] };
    lots.set(lotId, lot);
    lot.left.push({ on, points: toPoints(BigInt(left)) });
  }
  return [...lots.values()];
}
