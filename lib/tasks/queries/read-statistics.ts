import 'server-only';
import { present } from '@/lib/domain/shared/assert';
import { statisticsInput, type TaskStatistics } from '@/lib/domain/tasks/statistics';
import { defineQuery } from '@/lib/kernel/query';
import { endedSpans } from '../ended-spans';

/** Both times as a field of a line. */
const TIMES = (name: string, of: string, filter = 'true') => `
  json_build_object(
    'medianMs', percentile_cont(0.5) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${filter}),
    'p90Ms', percentile_cont(0.9) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${filter})) AS "${name}"`;

const TOTAL = "date_part('epoch', e.ended_at - e.opened_at) * 1000";
const IS_DONE = "e.state = 'done'";

const KINDS = `
  SELECT e.kind, count(*) FILTER (WHERE ${IS_DONE}) AS done,
    count(*) FILTER (WHERE e.state = 'cancelled') AS cancelled,
    count(*) FILTER (WHERE s.pauses > 0) AS paused,
    count(*) FILTER (WHERE s.hand_overs > 0) AS "handedOver",
    ${TIMES('total', TOTAL, IS_DONE)}, ${TIMES('work', 's.work_ms', IS_DONE)}
  FROM ended e JOIN sums s USING (member_id, task_id)
  GROUP BY e.kind ORDER BY count(*) DESC, e.kind`;

const STEPS = `
  SELECT kind, step, count(*) AS tasks, ${TIMES('work', 'work_ms')}
  FROM (
    SELECT kind, step, member_id, task_id, sum(lasted_ms) AS work_ms FROM spans
    WHERE is_work GROUP BY kind, step, member_id, task_id
  ) at_step GROUP BY kind, step ORDER BY kind, step`;

const PAUSES = `
  SELECT kind, step, reason, count(DISTINCT task_id) AS tasks, count(*) AS pauses, ${TIMES('lasted', 'lasted_ms')}
  FROM spans WHERE move = 'pause'
  GROUP BY kind, step, reason ORDER BY count(*) DESC, kind, step, reason`;

const WEEKS = `
  SELECT e.week_on AS "weekOn", count(*) FILTER (WHERE ${IS_DONE}) AS done,
    count(*) FILTER (WHERE e.state = 'cancelled') AS cancelled, ${TIMES('total', TOTAL, IS_DONE)}
  FROM ended e GROUP BY e.week_on ORDER BY e.week_on`;

const LINES = (lines: string) => `(SELECT coalesce(json_agg(l), '[]') FROM (${lines}) l)`;

/**
 * How guided tasks go: what ended on the days, how long it took, at which steps, where people pause. No personal data. One
 * statement, so that tasks and events are read once and all figures are of one moment.
 */
export const readStatistics = defineQuery({
  id: 'tasks.statistics',
  permission: 'tasks.statistics',
  mayBeStale: true,
  input: statisticsInput,
  run: async ({ read, input }): Promise<TaskStatistics> => {
    const [row] = await read<TaskStatistics[]>`
      WITH ${endedSpans(read, input)}
      SELECT ${read.unsafe(LINES(KINDS))} AS kinds, ${read.unsafe(LINES(STEPS))} AS steps,
        ${read.unsafe(LINES(PAUSES))} AS pauses, ${read.unsafe(LINES(WEEKS))} AS weeks`;
    return present(row, 'a statement without FROM has a row');
  },
});
