import 'server-only';
import { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { AppError } from '@/lib/domain/shared/errors';
import {
  type CountedTask,
  type CountedTasks,
  readCell,
  STATISTICS_PAGE_SIZE,
  type StatisticsCell,
  type StatisticsCount,
  statisticsInput,
} from '@/lib/domain/tasks/statistics';
import { defineQuery } from '@/lib/kernel/query';
import { endedSpans } from '../ended-spans';

const CELL_MAX_LENGTH = 100;

function counted(read: Read, count: StatisticsCount): Fragment {
  if (count === 'paused') return read`s.pauses > 0`;
  if (count === 'handedOver') return read`s.hand_overs > 0`;
  return read`e.state = ${count}`;
}

/** Condition on ended tasks `e` and their sums `s`. */
function inCell(read: Read, cell: StatisticsCell): Fragment {
  if (cell.of === 'all') return counted(read, cell.count);
  if (cell.of === 'week') {
    return read`e.week_on = ${cell.weekOn}::date AND ${counted(read, cell.count)}`;
  }
  if (cell.of === 'kind') return read`e.kind = ${cell.kind} AND ${counted(read, cell.count)}`;
  const happened =
    cell.of === 'pause' ? read`p.move = 'pause' AND p.reason = ${cell.reason}` : read`p.is_work`;
  return read`e.kind = ${cell.kind} AND (e.member_id, e.task_id) IN (
    SELECT p.member_id, p.task_id FROM spans p WHERE p.step = ${cell.step} AND ${happened})`;
}

type Row = CountedTask & { readonly count: number; readonly endedText: string };

/**
 * The tasks behind a figure of the statistics, the one that ended last first, fifty a page, with how many there are in
 * all. Throws `not_found` when there is no such figure.
 */
export const listCountedTasks = defineQuery({
  id: 'tasks.listCounted',
  permission: 'tasks.statistics',
  mayBeStale: true,
  input: z.object({
    days: statisticsInput,
    cell: z.string().max(CELL_MAX_LENGTH),
    after: z
      .object({ endedAt: z.iso.datetime({ offset: true }), taskId: z.number().int().positive() })
      .nullable()
      .default(null),
  }),
  run: async ({ read, input: { days, cell, after } }): Promise<CountedTasks> => {
    const asked = readCell(cell);
    if (asked === null) throw new AppError('not_found');
    const beyond =
      after === null
        ? read`true`
        : read`(ended_at, "taskId") < (${after.endedAt}::timestamptz, ${after.taskId}::float8)`;
    const rows = await read<Row[]>`
      WITH ${endedSpans(read, days)},
      counted AS (
        SELECT e.task_id::float8 AS "taskId", e.kind, e.state, e.opened_at AS "openedAt", e.ended_at,
          (extract(epoch FROM e.ended_at - e.opened_at) * 1000)::float8 AS "totalMs", s.work_ms AS "workMs",
          s.pauses, s.hand_overs AS "handOvers", count(*) OVER ()::int AS count
        FROM ended e JOIN sums s USING (member_id, task_id)
        WHERE ${inCell(read, asked)}
      )
      SELECT *, ended_at AS "endedAt",
        to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "endedText"
      FROM counted WHERE ${beyond}
      ORDER BY ended_at DESC, "taskId" DESC LIMIT ${STATISTICS_PAGE_SIZE + 1}`;
    const shown = rows.slice(0, STATISTICS_PAGE_SIZE);
    const last = shown.at(-1);
    return {
      tasks: shown,
      count: rows[0]?.count ?? 0,
      next:
        rows.length > STATISTICS_PAGE_SIZE && last !== undefined
          ? { endedAt: last.endedText, taskId: last.taskId }
          : null,
    };
  },
});
