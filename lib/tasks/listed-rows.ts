import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { requireUserId } from '@/lib/domain/access/actor';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { memberCode } from '@/lib/domain/members/states';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { changesBetween, type SeenSubject, seenOf } from '@/lib/domain/tasks/subject';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { HOLDER_COLUMNS, type HolderColumns, holderOf, type PauseColumns, pauseOf } from './holder';
import { SUBJECT_COLUMNS, type SubjectRow, subjectOf } from './read-subject';
import type { Asked } from './task-conditions';

type Row = HolderColumns &
  PauseColumns &
  TierColumns &
  SubjectRow & {
    readonly taskId: number;
    readonly kind: TaskKind;
    readonly step: number;
    readonly seen: SeenSubject;
    readonly name: string;
    readonly openedAt: Date;
    readonly touchedText: string;
  };

/** A listed task, and when it was touched with all digits of the clock, for a cursor. */
export type ListedRow = { readonly task: ListedTask; readonly touchedText: string };

function listed(row: Row, { actor, now }: Asked): ListedTask {
  const isEnded = row.state === 'done' || row.state === 'cancelled';
  return {
    taskId: row.taskId,
    kind: row.kind,
    state: row.state,
    step: row.step,
    holder: holderOf(row, { userId: requireUserId(actor), now }),
    pause: pauseOf(row),
    member: {
      memberId: row.memberId,
      code: memberCode(row.memberId),
      name: row.name,
      tier: shownTier(row),
    },
    cardEnding: row.number === null ? null : cardEnding(row.number),
    changes: isEnded ? [] : changesBetween(row.seen, seenOf(subjectOf(row, {}, now))),
    openedAt: row.openedAt,
    touchedAt: row.touchedAt,
  };
}

/** Which tasks `t` are listed, by when they were touched. */
type Chosen = {
  readonly where: Fragment;
  readonly direction: 'ASC' | 'DESC';
  readonly limit: number;
};

/** Tasks as lists show them: chosen first, so that only those that are shown are joined with whom they are about. */
export async function listedRows(
  read: Read,
  { where, direction, limit }: Chosen,
  asked: Asked,
): Promise<ListedRow[]> {
  const order = read.unsafe(`ORDER BY t.touched_at ${direction}, t.task_id ${direction}`);
  const rows = await read<Row[]>`
    SELECT t.task_id::float8 AS "taskId", t.kind, t.state, t.step, t.seen,
      t.opened_at AS "openedAt", t.touched_at AS "touchedAt",
      to_char(t.touched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "touchedText",
      trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
      ${read.unsafe(tierColumns('l'))},
      ${read.unsafe(HOLDER_COLUMNS)}, ${read.unsafe(SUBJECT_COLUMNS)}
    FROM (SELECT * FROM tasks t WHERE ${where} ${order} LIMIT ${limit}) t
    JOIN members m USING (member_id)
    LEFT JOIN member_profiles p USING (member_id)
    LEFT JOIN tiers l ON l.tier_id = m.tier_id
    LEFT JOIN cards c ON c.member_id = t.member_id AND c.card_id = t.card_id
    LEFT JOIN users u ON u.user_id = t.holder_id
    LEFT JOIN programme g ON true
    ${order}`;
  return rows.map((row) => ({ task: listed(row, asked), touchedText: row.touchedText }));
}
