import 'server-only';
import type { Read } from '@/db/read';
import type { Tx } from '@/db/write';
import { type Actor, can } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { type TaskKind, taskDefinition, undoKindOf } from '@/lib/domain/tasks/kinds';
import type { TaskState } from '@/lib/domain/tasks/states';
import type { TaskUndo } from '@/lib/domain/tasks/task-page';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readMore } from './read-more';
import { SUBJECT_COLUMNS, type SubjectRow, subjectOf } from './read-subject';

type Ended = {
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly memberId: number;
  /** The card that it changed or made. */
  readonly cardId: number | null;
};

/** What a task that undoes this one is about; null when there is nothing of it to be about. */
function aboutOf(kind: TaskKind, { memberId, cardId }: Ended): TaskUndo['about'] | null {
  if (taskDefinition(kind).about === 'member') return { memberId };
  return cardId === null ? null : { cardId };
}

/** The task that would undo a done one, and why not as things stand; null: none, or the reader may not. */
export async function findUndo(
  read: Read,
  task: Ended & { readonly taskId: number },
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<TaskUndo | null> {
  const kind = task.state === 'done' ? undoKindOf(task.kind) : null;
  if (kind === null || !can(actor, taskDefinition(kind).permission)) return null;
  const about = aboutOf(kind, task);
  if (about === null) return null;
  const [row] = await read<SubjectRow[]>`
    SELECT ${read.unsafe(SUBJECT_COLUMNS)}
    FROM members m LEFT JOIN cards c ON c.member_id = m.member_id AND c.card_id = ${task.cardId}
    LEFT JOIN programme g ON true WHERE m.member_id = ${task.memberId}`;
  if (row === undefined) return null;
  const { memberId, taskId } = task;
  const more = await readMore(
    readRowsOf(read),
    { taskId: null, kind, memberId, answers: {}, openedAt: now, undoOf: taskId },
    now,
  );
  const subject = { ...subjectOf(row, {}, now), ...more };
  return { kind, about, refusal: taskDefinition(kind).refusal(subject) };
}

type Undoable = Omit<Ended, 'memberId'> & { readonly isUndone: boolean };

/**
 * Throws `wrong_state` unless the task is done, is undone by this kind about this card, and nobody undoes it already;
 * `not_found` when the member has no such task.
 */
export async function requireUndoable(
  { client }: Tx,
  undoOf: number,
  undo: { readonly kind: TaskKind; readonly memberId: number; readonly cardId: number | null },
): Promise<void> {
  const { rows } = await client.query<Undoable>(
    `SELECT t.kind, t.state, coalesce(t.result_card_id, t.card_id)::float8 AS "cardId",
       EXISTS (SELECT FROM tasks u
         WHERE u.member_id = t.member_id AND u.undo_of = t.task_id AND u.state <> 'cancelled') AS "isUndone"
     FROM tasks t WHERE t.member_id = $1 AND t.task_id = $2`,
    [undo.memberId, undoOf],
  );
  const [task] = rows;
  if (task === undefined) throw new AppError('not_found');
  const { kind, state, cardId, isUndone } = task;
  const isOfCard = undo.cardId === null || undo.cardId === cardId;
  if (state === 'done' && undoKindOf(kind) === undo.kind && isOfCard && !isUndone) return;
  throw new AppError('wrong_state');
}
