import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { StatisticsDays } from '@/lib/domain/tasks/statistics';

/** Moves after which somebody works on a task, until the next one. */
const WORKED = `('open', 'step', 'resume', 'takeOver')`;
/**
 * WITH list: `ended`, the tasks that ended on the days, `spans`, their events, each with how long it was until the next
 * (`is_work`: somebody had it in hand), and `sums` of each task. An ended task is not touched any more, so that the index
 * of ended tasks by the moment of the touch finds them. What is done for each of many rows is cheap: weeks are told from
 * moments in which they begin, not from the day of each task; times are floats, not decimals.
 */
export function endedSpans(read: Read, { fromOn, toOn }: StatisticsDays): Fragment {
  return read`
    zone AS (SELECT coalesce(max(time_zone), 'UTC') AS name FROM programme),
    asked AS MATERIALIZED (
      SELECT ${fromOn}::date::timestamp AT TIME ZONE name AS since, (${toOn}::date + 1)::timestamp AT TIME ZONE name AS until,
        date_trunc('week', ${fromOn}::date::timestamp)::date AS first_week_on,
        ARRAY(SELECT monday AT TIME ZONE name FROM generate_series(
          date_trunc('week', ${fromOn}::date::timestamp), ${toOn}::date::timestamp, interval '7 days') AS monday
          ORDER BY monday) AS weeks
      FROM zone
    ),
    ended AS MATERIALIZED (
      SELECT t.member_id, t.task_id, t.kind, t.state, t.opened_at, t.ended_at,
        a.first_week_on + 7 * (width_bucket(t.ended_at, a.weeks) - 1) AS week_on
      FROM asked a JOIN tasks t ON t.state IN ('done', 'cancelled') AND t.touched_at >= a.since AND t.touched_at < a.until
    ),
    spans AS MATERIALIZED (
      SELECT e.member_id, e.task_id, e.kind, v.move, v.step, v.reason, v.move IN ${read.unsafe(WORKED)} AS is_work,
        coalesce(date_part('epoch', lead(v.happened_at) OVER (
          PARTITION BY v.member_id, v.task_id ORDER BY v.task_version) - v.happened_at) * 1000, 0) AS lasted_ms
      FROM ended e JOIN task_events v USING (member_id, task_id)
    ),
    sums AS MATERIALIZED (
      SELECT member_id, task_id,
        coalesce(sum(lasted_ms) FILTER (WHERE is_work), 0) AS work_ms,
        count(*) FILTER (WHERE move = 'pause')::int AS pauses,
        count(*) FILTER (WHERE move = 'takeOver')::int AS hand_overs
      FROM spans GROUP BY member_id, task_id
    )`;
}
