import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { PauseReason, TaskMove, TaskState } from '@/lib/domain/tasks/states';
import type { SeenSubject } from '@/lib/domain/tasks/subject';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LockedTask } from './task-row';

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** What a move writes; what is left out stays as it is. */
export type TaskChange = {
  readonly state?: TaskState;
  readonly step?: number;
  readonly answers?: TaskAnswers;
  readonly holderId?: number | null;
  readonly seen?: SeenSubject;
  readonly cardVersion?: number | null;
  readonly submittedBy?: number;
  readonly approvedBy?: number;
  readonly resultCardId?: number;
  readonly pause?: { readonly reason: PauseReason; readonly note: string };
};

/** A move as its history tells it. */
export type Told = {
  readonly move: TaskMove;
  readonly reason?: PauseReason;
  readonly note?: string;
};

const COLUMNS = {
  state: 'state',
  step: 'step',
  answers: 'answers',
  holderId: 'holder_id',
  seen: 'seen',
  cardVersion: 'card_version',
  submittedBy: 'submitted_by',
  approvedBy: 'approved_by',
  resultCardId: 'result_card_id',
} as const;

function assignments(change: TaskChange, now: Date) {
  const values: unknown[] = [now, change.pause?.reason ?? null, change.pause?.note ?? ''];
  const sets = Object.entries(COLUMNS).flatMap(([key, column]) => {
    const value = change[key as keyof typeof COLUMNS];
    if (value === undefined) return [];
    values.push(key === 'answers' || key === 'seen' ? JSON.stringify(value) : value);
    return [`${column} = $${values.length + 2}`];
  });
  return { sets, values };
}

/** Appends to the history of a task. */
export async function tellTask(
  { tx, actor, now }: Context,
  { memberId, taskId }: { readonly memberId: number; readonly taskId: number },
  event: Told & { readonly version: number; readonly step: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO task_events (member_id, task_id, task_version, move, step, reason, note, actor, happened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      memberId,
      taskId,
      event.version,
      event.move,
      event.step,
      event.reason ?? null,
      event.note ?? '',
      actorLabel(actor),
      now,
    ],
  );
}

/**
 * Changes a locked task: one version on, with its place in the history and the audit row, which holds no answers. What is
 * typed between two moves (`told` null) is nobody's fact yet: it is kept without either.
 */
export async function changeTask(
  context: Context,
  task: LockedTask,
  { change, told }: { readonly change: TaskChange; readonly told: Told | null },
): Promise<{ readonly version: number; readonly changes: readonly AuditChange[] }> {
  const { taskId, memberId } = task;
  const version = task.version + 1;
  const { sets, values } = assignments(change, context.now);
  const state = change.state ?? task.state;
  const isEnded = state === 'done' || state === 'cancelled';
  await context.tx.client.query(
    `UPDATE tasks SET ${['version = version + 1', 'touched_at = $3', 'pause_reason = $4', 'pause_note = $5', ...sets, ...(isEnded ? ['ended_at = $3'] : [])].join(', ')}
     WHERE member_id = $1 AND task_id = $2`,
    [memberId, taskId, ...values],
  );
  if (told === null) return { version, changes: [] };
  const { steps } = taskDefinition(task.kind);
  const step = change.step ?? task.step;
  await tellTask(context, task, { ...told, version, step: steps[step]?.id ?? '' });
  return {
    version,
    changes: [
      {
        subjectKind: 'task',
        subjectId: taskId,
        before: { kind: task.kind, state: task.state, step: task.step, holderId: task.holderId },
        after: {
          memberId,
          cardId: task.cardId,
          state,
          step,
          holderId: change.holderId === undefined ? task.holderId : change.holderId,
          move: told.move,
          ...(told.reason === undefined ? {} : { reason: told.reason }),
        },
      },
    ],
  };
}
