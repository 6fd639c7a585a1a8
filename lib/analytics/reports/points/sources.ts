import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { memberIs, storeIs, tierIs } from '../../member-filter';
import type { PointsPlan } from './plan';
import type { PointsParameters } from './spec';

type Filter = Pick<PointsParameters, 'tier' | 'store' | 'storeFormat'>;
export type PointsContext = {
  readonly read: Read;
  readonly plan: Pick<PointsPlan, 'asOfOn' | 'until' | 'zone' | 'isPast'>;
  readonly filter: Filter;
};

/** Entries that wait for the worker and are counted at once with the cells; beyond that a figure says how many it lacks. */
export const WAITING_COUNTED = 20_000;

const asksForStore = ({ store, storeFormat }: Filter) => Boolean(store || storeFormat);

/** Cells are kept by tier and by store, not by both. */
function isSummed(filter: Filter): boolean {
  return !(filter.tier && asksForStore(filter));
}

/** The rows of a kind of cells that the filter takes, with what waits. */
function cells({ read, filter }: PointsContext, kept: Fragment, waiting: Fragment): Fragment {
  const isByStore = asksForStore(filter);
  const grouping = isByStore ? 'store' : 'tier';
  const narrowed = isByStore
    ? storeIs(read, filter, read`group_id`)
    : tierIs(read, filter, read`group_id`);
  return read`
    SELECT * FROM ${kept} c WHERE grouped_by = ${grouping} ${narrowed}
    UNION ALL SELECT * FROM ${waiting} w WHERE grouped_by = ${grouping} ${narrowed}`;
}

const dayIn = (read: Read, zone: string, moment: Fragment): Fragment =>
  read`((${moment}) AT TIME ZONE ${zone})::date`;

/** Movements by day: `booked_on, kind, is_gain, entries, amount, pending, debt` up to the as-of day. */
export function daysOf(context: PointsContext): Fragment {
  const { read, plan, filter } = context;
  if (isSummed(filter)) {
    const rows = cells(
      context,
      read`point_day_cells`,
      read`point_days_waiting(${WAITING_COUNTED}::int)`,
    );
    return read`
      SELECT booked_on, kind, is_gain, entries, amount, pending, debt FROM (${rows}) days
      WHERE booked_on <= ${plan.asOfOn}::date`;
  }
  return read`
    SELECT ${dayIn(read, plan.zone, read`e.booked_at`)} AS booked_on, e.kind,
           e.amount + e.pending + e.debt > 0 AS is_gain, 1 AS entries, e.amount, e.pending, e.debt
    FROM member_summary s JOIN point_entries e USING (member_id)
    WHERE e.booked_at < ${plan.until} ${memberIs(read, filter)}`;
}

/**
 * What each entry up to the as-of day put into lots or took from them: `member_id, seq, kind, booked_at, earned_at, expires_at,
 * points` with their sign. `lots` narrows to some lots: a condition on point_lots under the alias `l`.
 */
export function lotParts({ read, plan, filter }: PointsContext, lots: Fragment): Fragment {
  return read`
    SELECT part.member_id, part.seq, e.kind, e.booked_at, part.earned_at, part.expires_at, part.points
    FROM (
      SELECT l.member_id, l.seq, l.amount AS points, l.earned_at, l.expires_at FROM point_lots l WHERE ${lots}
      UNION ALL
      SELECT l.member_id, t.seq, -t.amount, l.earned_at, l.expires_at
      FROM point_lots l JOIN point_allocations t USING (member_id, lot_id) WHERE ${lots}
      UNION ALL
      SELECT l.member_id, x.seq, x.amount, l.earned_at, l.expires_at
      FROM point_lots l JOIN point_entries x ON x.member_id = l.member_id AND x.seq = l.expired_seq AND x.ended_lot_id = l.lot_id
      WHERE ${lots}
    ) part
    JOIN point_entries e USING (member_id, seq)
    LEFT JOIN member_summary s USING (member_id)
    WHERE e.booked_at < ${plan.until} ${memberIs(read, filter)}`;
}

/** What moved in lots: `month, earned_in, ends_in, kind, points` (first days of months, infinity: no end). */
export function lotsOf(context: PointsContext): Fragment {
  const { read, plan, filter } = context;
  // Cells by store know months alone: a day inside one is asked of the ledger.
  const isCut = plan.isPast && asksForStore(filter);
  if (isSummed(filter) && !isCut) {
    const rows = cells(
      context,
      read`point_lot_cells`,
      read`point_lots_waiting(${WAITING_COUNTED}::int)`,
    );
    return read`
      SELECT date_trunc('month', booked_on)::date AS month, earned_in, ends_in, kind, points FROM (${rows}) lots
      WHERE booked_on <= ${plan.asOfOn}::date`;
  }
  const month = (moment: Fragment) =>
    read`date_trunc('month', ${dayIn(read, plan.zone, moment)})::date`;
  return read`
    SELECT ${month(read`booked_at`)} AS month, ${month(read`earned_at`)} AS earned_in,
           coalesce(${month(read`expires_at - interval '1 microsecond'`)}, 'infinity') AS ends_in, kind, points
    FROM (${lotParts(context, read`true`)}) parts`;
}
