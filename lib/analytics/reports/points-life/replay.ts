import 'server-only';
import type { Fragment } from '@/db/read';
import type { EntryKind } from '@/lib/domain/points/states';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { memberIs } from '../../member-filter';
import type { PointsContext } from '../points/sources';

export type Replay = PointsContext & {
  /** Days that points live by the terms of the programme. */
  readonly presentDays: number;
  /** Days that are tried; null: no end. */
  readonly triedDays: number | null;
  /** One account in so many is looked at: a power of two. */
  readonly oneIn: number;
};

const YEAR_DAYS = 365;

/** Takes a lot for what it is, not for its end: there is that much less of it from the beginning. */
const OF_THE_LOT: EntryKind[] = ['earn_reversal', 'merge_out', 'transfer_out', 'write_off'];

/** Accounts that the filter takes and the sample holds. */
export function lookedAt({ read, filter, oneIn }: Replay): Fragment {
  return read`
    SELECT a.member_id FROM point_accounts a LEFT JOIN member_summary s USING (member_id)
    WHERE a.member_id & ${oneIn - 1}::int = 0 ${memberIs(read, filter)}`;
}

/**
 * Lots with the end that they would have: as many days later or earlier as the life is changed by. Points without an end, and those
 * with a shorter life of their own, keep theirs. `infinity`: no end.
 */
function lotsWith(replay: Replay, isTried: boolean): Fragment {
  const { read, plan, presentDays, triedDays } = replay;
  const days = (triedDays ?? presentDays) - presentDays;
  const other =
    isTried && triedDays === null
      ? read`'infinity'::timestamptz`
      : read`
    ((l.expires_at AT TIME ZONE ${plan.zone})::date + ${isTried ? days : 0}::int)::timestamp AT TIME ZONE ${plan.zone}`;
  return read`
    SELECT l.member_id, l.lot_id, e.booked_at AS made_at,
           l.amount - coalesce((
             SELECT sum(t.amount) FROM point_allocations t JOIN point_entries taker USING (member_id, seq)
             WHERE t.member_id = l.member_id AND t.lot_id = l.lot_id AND taker.kind = ANY(${OF_THE_LOT})
               AND taker.booked_at < ${plan.until}), 0) AS amount,
           CASE WHEN l.expires_at IS NULL THEN 'infinity'::timestamptz
                WHEN l.expires_at < coalesce(l.activates_at, l.earned_at) + make_interval(days => ${presentDays - 1}::int)
                  THEN l.expires_at
                ELSE ${other} END AS ends_at
    FROM (${lookedAt(replay)}) looked JOIN point_lots l USING (member_id)
    JOIN point_entries e ON e.member_id = l.member_id AND e.seq = l.seq
    WHERE e.booked_at < ${plan.until}`;
}

/**
 * One row a member: what would have expired, be open now and in a year, and what was spent later than allowed.
 *
 * Points are spent in the order of their ends, so what has left an account by a moment is at least what has ended by then. With G
 * for what was given by the lots that have ended and R for what was spent, E = max(0, max over past ends of (G - R)) has expired:
 * the reflection of a queue, in one pass.
 */
function accounts(replay: Replay, isTried: boolean): Fragment {
  const { read, plan } = replay;
  const inYear = dayStart(addDays(plan.asOfOn, YEAR_DAYS + 1), plan.zone);
  return read`
    SELECT member_id, greatest(0, max(ended) FILTER (WHERE at < ${plan.until}))::bigint AS expired, sum(gain)::bigint AS given,
           sum(spent)::bigint AS spent, sum(gain) FILTER (WHERE at > ${inYear})::bigint AS lasting, sum(late)::bigint AS late
    FROM (
      SELECT member_id, at, gain, spent, late,
             sum(gain - spent) OVER (PARTITION BY member_id ORDER BY at, gain DESC ROWS UNBOUNDED PRECEDING) AS ended
      FROM (
        SELECT member_id, greatest(ends_at, made_at) AS at, amount AS gain, 0::bigint AS spent, 0::bigint AS late
        FROM (${lotsWith(replay, isTried)}) lots
        UNION ALL
        SELECT lots.member_id, e.booked_at, 0, t.amount, CASE WHEN e.booked_at >= lots.ends_at THEN t.amount ELSE 0 END
        FROM (${lotsWith(replay, isTried)}) lots
        JOIN point_allocations t USING (member_id, lot_id)
        JOIN point_entries e ON e.member_id = t.member_id AND e.seq = t.seq
        WHERE e.kind <> ALL(${['expire', ...OF_THE_LOT]}) AND e.booked_at < ${plan.until}
      ) events
    ) walked GROUP BY member_id`;
}

/** Open now: what was given, less what was spent and what expired; never below zero. */
const OPEN = 'greatest(0, given - spent - coalesce(expired, 0))';

/** Each member as points are now (`was_…`) and as they would be. */
export function replayed(replay: Replay): Fragment {
  const { read } = replay;
  const of = (isTried: boolean) => read`
    SELECT member_id, coalesce(expired, 0) AS expired, ${read.unsafe(OPEN)} AS open,
           least(${read.unsafe(OPEN)}, coalesce(lasting, 0)) AS in_year, late
    FROM (${accounts(replay, isTried)}) accounts`;
  return read`
    SELECT member_id, present.expired AS was_expired, present.open AS was_open, present.in_year AS was_in_year,
           tried.expired, tried.open, tried.in_year, tried.late
    FROM (${of(false)}) present JOIN (${of(true)}) tried USING (member_id)`;
}
