import 'server-only';
import type { Read } from '@/db/read';
import {
  type KindLine,
  type PauseLine,
  type StatisticsDays,
  type StepLine,
  statisticsInput,
  type TaskStatistics,
  type Times,
  type WeekLine,
} from '@/lib/domain/tasks/statistics';
import { defineQuery } from '@/lib/kernel/query';
import { endedSpans } from '../ended-spans';

/** Percentiles as SQL gives them. */
const TIMES = (name: string, of: string, filter = 'true') => `
  percentile_cont(0.5) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${filter}) AS "${name}Median",
  percentile_cont(0.9) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${filter}) AS "${name}P90"`;

const TOTAL = 'extract(epoch FROM e.ended_at - e.opened_at)::float8 * 1000';

type Row<Line, Name extends string> = Omit<Line, Name> &
  Readonly<Record<`${Name}Median` | `${Name}P90`, number | null>>;

const timesOf = (medianMs: number | null, p90Ms: number | null): Times => ({ medianMs, p90Ms });

async function kindLines(read: Read, days: StatisticsDays): Promise<KindLine[]> {
  const rows = await read<Row<KindLine, 'total' | 'work'>[]>`
    WITH ${endedSpans(read, days)}
    SELECT e.kind, count(*) FILTER (WHERE e.state = 'done')::int AS done,
      count(*) FILTER (WHERE e.state = 'cancelled')::int AS cancelled,
      count(*) FILTER (WHERE s.pauses > 0)::int AS paused,
      count(*) FILTER (WHERE s.hand_overs > 0)::int AS "handedOver",
      ${read.unsafe(TIMES('total', TOTAL, "e.state = 'done'"))},
      ${read.unsafe(TIMES('work', 's.work_ms', "e.state = 'done'"))}
    FROM ended e JOIN sums s USING (member_id, task_id)
    GROUP BY e.kind ORDER BY count(*) DESC, e.kind`;
  return rows.map(({ totalMedian, totalP90, workMedian, workP90, ...line }) => ({
    ...line,
    total: timesOf(totalMedian, totalP90),
    work: timesOf(workMedian, workP90),
  }));
}

async function stepLines(read: Read, days: StatisticsDays): Promise<StepLine[]> {
  const rows = await read<Row<StepLine, 'work'>[]>`
    WITH ${endedSpans(read, days)},
    at_step AS (
      SELECT kind, step, member_id, task_id, sum(lasted_ms) AS work_ms FROM spans
      WHERE is_work GROUP BY kind, step, member_id, task_id
    )
    SELECT kind, step, count(*)::int AS tasks, ${read.unsafe(TIMES('work', 'work_ms'))}
    FROM at_step GROUP BY kind, step ORDER BY kind, step`;
  return rows.map(({ workMedian, workP90, ...line }) => ({
    ...line,
    work: timesOf(workMedian, workP90),
  }));
}

async function pauseLines(read: Read, days: StatisticsDays): Promise<PauseLine[]> {
  const rows = await read<Row<PauseLine, 'lasted'>[]>`
    WITH ${endedSpans(read, days)}
    SELECT kind, step, reason, count(DISTINCT task_id)::int AS tasks, count(*)::int AS pauses,
      ${read.unsafe(TIMES('lasted', 'lasted_ms'))}
    FROM spans WHERE move = 'pause'
    GROUP BY kind, step, reason ORDER BY count(*) DESC, kind, step, reason`;
  return rows.map(({ lastedMedian, lastedP90, ...line }) => ({
    ...line,
    lasted: timesOf(lastedMedian, lastedP90),
  }));
}

async function weekLines(read: Read, days: StatisticsDays): Promise<WeekLine[]> {
  const rows = await read<Row<WeekLine, 'total'>[]>`
    WITH ${endedSpans(read, days)}
    SELECT e.week_on::text AS "weekOn", count(*) FILTER (WHERE e.state = 'done')::int AS done,
      count(*) FILTER (WHERE e.state = 'cancelled')::int AS cancelled,
      ${read.unsafe(TIMES('total', TOTAL, "e.state = 'done'"))}
    FROM ended e GROUP BY e.week_on ORDER BY e.week_on`;
  return rows.map(({ totalMedian, totalP90, ...line }) => ({
    ...line,
    total: timesOf(totalMedian, totalP90),
  }));
}

/** How guided tasks go: what ended on the days, how long it took, at which steps, where people pause. No personal data. */
export const readStatistics = defineQuery({
  id: 'tasks.statistics',
  permission: 'tasks.statistics',
  mayBeStale: true,
  input: statisticsInput,
  run: async ({ read, input }): Promise<TaskStatistics> => {
    const [kinds, steps, pauses, weeks] = await Promise.all([
      kindLines(read, input),
      stepLines(read, input),
      pauseLines(read, input),
      weekLines(read, input),
    ]);
    return { kinds, steps, pauses, weeks };
  },
});
