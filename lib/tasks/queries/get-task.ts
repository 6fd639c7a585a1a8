import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { requireUserId } from '@/lib/domain/access/actor';
import { maskPhone } from '@/lib/domain/members/contact-masks';
import { memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers, TaskRefusal } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import {
  changesBetween,
  type SeenSubject,
  seenOf,
  type TaskSubject,
} from '@/lib/domain/tasks/subject';
import type { TaskEvent, TaskPage } from '@/lib/domain/tasks/task-page';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import {
  HOLDER_COLUMNS,
  type HolderColumns,
  holderOf,
  type PauseColumns,
  pauseOf,
} from '../holder';
import { newCardFactsOf } from '../new-card-facts';
import { OTHERS_SQL, othersOf, type ReadOthers } from '../other-members';
import { readMore } from '../read-more';
import { SUBJECT_COLUMNS, type SubjectRow, subjectOf } from '../read-subject';
import { taskId } from '../task-input';
import { findUndo } from '../undo';

const EVENTS_LIMIT = 200;

type TaskRow = SubjectRow &
  TierColumns &
  HolderColumns &
  PauseColumns & {
    readonly taskId: number;
    readonly memberId: number;
    readonly kind: TaskKind;
    readonly state: TaskPage['state'];
    readonly step: number;
    readonly answers: TaskAnswers;
    readonly version: number;
    readonly seen: SeenSubject;
    readonly submittedBy: number | null;
    readonly openedAt: Date;
    readonly touchedAt: Date;
    readonly cardId: number | null;
    readonly resultCardId: number | null;
    readonly resultNumber: string | null;
    readonly undoOf: number | null;
    readonly undoneById: number | null;
    readonly undoneByState: TaskPage['state'] | null;
    readonly name: string;
    readonly phone: string | null;
    readonly joinedOn: string;
    readonly lastPurchaseOn: string | null;
  };

function listTaskEvents(read: Read, { memberId, taskId }: TaskRow): Promise<TaskEvent[]> {
  return read<TaskEvent[]>`
    SELECT e.move, e.step, e.reason, e.note, coalesce(u.name, '') AS who, e.happened_at AS "happenedAt"
    FROM task_events e LEFT JOIN users u ON e.actor = 'user:' || u.user_id
    WHERE e.member_id = ${memberId} AND e.task_id = ${taskId}
    ORDER BY e.task_version DESC LIMIT ${EVENTS_LIMIT}`;
}

/** Why the task has no way as things stand; null when it has, and when the task is over. */
function refusalOf({ kind, state }: TaskRow, subject: TaskSubject): TaskRefusal | null {
  if (state === 'done' || state === 'cancelled') return null;
  return taskDefinition(kind).refusal(subject);
}

function undoneByOf({ undoneById, undoneByState }: TaskRow): TaskPage['undoneBy'] {
  if (undoneById === null || undoneByState === null) return null;
  return { taskId: undoneById, state: undoneByState };
}

function cardOf(cardId: number | null, number: string | null) {
  return cardId === null || number === null ? null : { cardId, number };
}

/** A guided task with everything that its page shows. The phone is masked. Throws `not_found`. */
export const getTask = defineQuery({
  id: 'tasks.get',
  permission: 'tasks.work',
  input: z.object({ taskId }),
  run: async ({ read, input, actor, now }): Promise<TaskPage> => {
    const rows = await read<TaskRow[]>`
      SELECT t.task_id::float8 AS "taskId", t.member_id::float8 AS "memberId", t.kind, t.state, t.step, t.answers,
        t.version, t.seen, t.submitted_by AS "submittedBy", t.opened_at AS "openedAt", t.touched_at AS "touchedAt",
        t.card_id::float8 AS "cardId", n.card_id::float8 AS "resultCardId", n.number AS "resultNumber",
        t.undo_of::float8 AS "undoOf", v.task_id::float8 AS "undoneById", v.state AS "undoneByState",
        trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name, p.phone,
        m.joined_on AS "joinedOn", s.last_purchase_on AS "lastPurchaseOn",
        ${read.unsafe(tierColumns('l'))},
        ${read.unsafe(HOLDER_COLUMNS)}, ${read.unsafe(SUBJECT_COLUMNS)}
      FROM tasks t
      JOIN members m USING (member_id)
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN member_summary s USING (member_id)
      LEFT JOIN tiers l ON l.tier_id = m.tier_id
      LEFT JOIN cards c ON c.member_id = t.member_id AND c.card_id = t.card_id
      LEFT JOIN cards n ON n.member_id = t.member_id AND n.card_id = t.result_card_id
      LEFT JOIN tasks v ON v.member_id = t.member_id AND v.undo_of = t.task_id AND v.state <> 'cancelled'
      LEFT JOIN users u ON u.user_id = t.holder_id
      LEFT JOIN programme g ON true
      WHERE t.task_id = ${input.taskId}`;
    const [row] = rows;
    if (row === undefined) throw new AppError('not_found');
    const readOthers: ReadOthers = (ids) => read.unsafe(OTHERS_SQL, [[...ids]]);
    const more = await readMore(readRowsOf(read), row, now);
    const newCard = await newCardFactsOf(
      (statement, parameters) => read.unsafe(statement, parameters),
      row,
    );
    const subject = { ...subjectOf(row, await othersOf(readOthers, row), now, newCard), ...more };
    return {
      taskId: row.taskId,
      kind: row.kind,
      state: row.state,
      step: row.step,
      answers: row.answers,
      version: row.version,
      holder: holderOf(row, { userId: requireUserId(actor), now }),
      isOwnSubmission: row.submittedBy === requireUserId(actor),
      pause: pauseOf(row),
      openedAt: row.openedAt,
      touchedAt: row.touchedAt,
      member: {
        memberId: row.memberId,
        code: memberCode(row.memberId),
        name: row.name,
        status: row.memberStatus,
        tier: shownTier(row),
        joinedOn: row.joinedOn,
        lastPurchaseOn: row.lastPurchaseOn,
        phone: row.phone === null ? null : maskPhone(row.phone),
      },
      subject,
      card: cardOf(row.cardId, row.number),
      changes: changesBetween(row.seen, seenOf(subject)),
      refusal: refusalOf(row, subject),
      events: await listTaskEvents(read, row),
      result: cardOf(row.resultCardId, row.resultNumber),
      undo:
        row.undoneById === null
          ? await findUndo(read, { ...row, cardId: row.resultCardId ?? row.cardId }, { actor, now })
          : null,
      undoes: row.undoOf,
      undoneBy: undoneByOf(row),
      timeZone: row.timeZone,
    };
  },
});
