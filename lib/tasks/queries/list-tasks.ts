import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { requireUserId } from '@/lib/domain/access/actor';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { memberCode } from '@/lib/domain/members/states';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import {
  type ListedTask,
  TASKS_PAGE_SIZE,
  type TaskScope,
  type TasksPage,
  taskListInput,
} from '@/lib/domain/tasks/listed-task';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns } from '@/lib/members/shown-tier';
import {
  HOLDER_COLUMNS,
  type HolderColumns,
  holderOf,
  type PauseColumns,
  pauseOf,
} from '../holder';
import { IS_UNFINISHED } from '../unfinished';

type Row = HolderColumns &
  PauseColumns &
  TierColumns & {
    readonly taskId: number;
    readonly memberId: number;
    readonly kind: TaskKind;
    readonly step: number;
    readonly name: string;
    readonly number: string | null;
    readonly openedAt: Date;
    /** With all digits of the clock, for the cursor. */
    readonly touchedText: string;
  };

function inScope(read: Read, scope: TaskScope, userId: number): Fragment {
  if (scope === 'ended') return read`t.state IN ('done', 'cancelled')`;
  if (scope === 'everybody') return read`${read.unsafe(IS_UNFINISHED)}`;
  return read`${read.unsafe(IS_UNFINISHED)} AND t.holder_id = ${userId}`;
}

/** Fifty guided tasks of a scope, the one touched last first, beyond the cursor. */
export const listTasks = defineQuery({
  id: 'tasks.list',
  permission: 'tasks.work',
  input: taskListInput,
  run: async ({ read, input, actor, now }): Promise<TasksPage> => {
    const userId = requireUserId(actor);
    const { before, scope, memberId } = input;
    const ofMember = memberId === undefined ? read`` : read`AND t.member_id = ${memberId}`;
    const beyond =
      before === null
        ? read``
        : read`AND (t.touched_at, t.task_id) < (${before.touchedAt}::timestamptz, ${before.taskId}::bigint)`;
    const rows = await read<Row[]>`
      SELECT t.task_id::float8 AS "taskId", t.member_id::float8 AS "memberId", t.kind, t.state, t.step,
        t.opened_at AS "openedAt", t.touched_at AS "touchedAt",
        to_char(t.touched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "touchedText",
        trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name, c.number,
        l.rank AS "tierRank", l.name_en AS "tierNameEn", l.name_ru AS "tierNameRu", ${read.unsafe(HOLDER_COLUMNS)}
      FROM tasks t
      JOIN members m USING (member_id)
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN tiers l ON l.tier_id = m.tier_id
      LEFT JOIN cards c ON c.member_id = t.member_id AND c.card_id = t.card_id
      LEFT JOIN users u ON u.user_id = t.holder_id
      WHERE ${inScope(read, scope, userId)} ${ofMember} ${beyond}
      ORDER BY t.touched_at DESC, t.task_id DESC LIMIT ${TASKS_PAGE_SIZE + 1}`;
    const shown = rows.slice(0, TASKS_PAGE_SIZE);
    const last = shown.at(-1);
    const isMore = rows.length > TASKS_PAGE_SIZE && last !== undefined;
    return {
      tasks: shown.map(
        (row): ListedTask => ({
          taskId: row.taskId,
          kind: row.kind,
          state: row.state,
          step: row.step,
          holder: holderOf(row, { userId, now }),
          pause: pauseOf(row),
          member: {
            memberId: row.memberId,
            code: memberCode(row.memberId),
            name: row.name,
            tier: shownTier(row),
          },
          cardEnding: row.number === null ? null : cardEnding(row.number),
          openedAt: row.openedAt,
          touchedAt: row.touchedAt,
        }),
      ),
      next: isMore ? { touchedAt: last.touchedText, taskId: last.taskId } : null,
    };
  },
});
