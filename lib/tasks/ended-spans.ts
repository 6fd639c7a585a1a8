import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { StatisticsDays } from '@/lib/domain/tasks/statistics';

/** Moves after which somebody works on a task, until the next one. */
const WORKED = `('open', 'step', 'resume', 'takeOver')`;
/** Moves after which it stands still. */
const PAUSED = `('pause', 'reject')`;

/**
 * WITH list: `ended`, the tasks that ended on the days, and `spans`, their events, each with how long it was until the
 * next: `is_work` somebody had it in hand, `is_pause` it stood still. An ended task is not touched any more, so that the index of
 * ended tasks by the moment of the touch finds them.
 */
export function endedSpans(read: Read, { fromOn, toOn }: StatisticsDays): Fragment {
  return read`
    zone AS (SELECT coalesce(max(time_zone), 'UTC') AS name FROM programme),
    ended AS MATERIALIZED (
      SELECT t.member_id, t.task_id, t.kind, t.state, t.opened_at, t.ended_at,
        date_trunc('week', t.ended_at AT TIME ZONE z.name)::date AS week_on
      FROM zone z JOIN tasks t ON t.state IN ('done', 'cancelled')
        AND t.touched_at >= ${fromOn}::date::timestamp AT TIME ZONE z.name
        AND t.touched_at < (${toOn}::date + 1)::timestamp AT TIME ZONE z.name
    ),
    spans AS MATERIALIZED (
      SELECT e.member_id, e.task_id, e.kind, e.state, v.move, v.step, v.reason,
        v.move IN ${read.unsafe(WORKED)} AS is_work, v.move IN ${read.unsafe(PAUSED)} AS is_pause,
        coalesce(extract(epoch FROM lead(v.happened_at) OVER (
          PARTITION BY v.member_id, v.task_id ORDER BY v.task_version) - v.happened_at) * 1000, 0)::float8 AS lasted_ms
      FROM ended e JOIN task_events v USING (member_id, task_id)
    ),
    sums AS MATERIALIZED (
      SELECT member_id, task_id,
        coalesce(sum(lasted_ms) FILTER (WHERE is_work), 0)::float8 AS work_ms,
        count(*) FILTER (WHERE move = 'pause')::int AS pauses,
        count(*) FILTER (WHERE move = 'takeOver')::int AS hand_overs
      FROM spans GROUP BY member_id, task_id
    )`;
}
