import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, can, requireUserId } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers, TaskDefinition } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskState } from '@/lib/domain/tasks/states';
import type { SeenSubject, TaskSubject } from '@/lib/domain/tasks/subject';

/** A task as it stands under its lock. */
export type LockedTask = {
  readonly taskId: number;
  readonly memberId: number;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly step: number;
  readonly answers: TaskAnswers;
  readonly cardId: number | null;
  readonly cardVersion: number | null;
  readonly seen: SeenSubject;
  readonly holderId: number | null;
  readonly holderName: string | null;
  readonly submittedBy: number | null;
  readonly openedAt: Date;
  readonly undoOf: number | null;
  readonly version: number;
};

/** Locks a task; tasks come before members and cards in the order of locks. Throws `not_found`. */
export async function lockTask({ client }: Tx, taskId: number): Promise<LockedTask> {
  const { rows } = await client.query<LockedTask>(
    `SELECT t.task_id::float8 AS "taskId", t.member_id::float8 AS "memberId", t.kind, t.state, t.step, t.answers,
       t.card_id::float8 AS "cardId", t.card_version AS "cardVersion", t.seen, t.holder_id AS "holderId",
       u.name AS "holderName", t.submitted_by AS "submittedBy", t.opened_at AS "openedAt",
       t.undo_of::float8 AS "undoOf", t.version
     FROM tasks t LEFT JOIN users u ON u.user_id = t.holder_id
     WHERE t.task_id = $1 FOR UPDATE OF t`,
    [taskId],
  );
  const [task] = rows;
  if (task === undefined) throw new AppError('not_found');
  return task;
}

/** Throws `stale_version` when somebody changed the task since it was read. */
export function requireVersion(task: LockedTask, version: number): void {
  if (task.version !== version) throw new AppError('stale_version', { version: task.version });
}

/** Throws `wrong_state` with the state the task is in when it is none of these. */
export function requireState(task: LockedTask, states: readonly TaskState[]): void {
  if (!states.includes(task.state)) throw new AppError('wrong_state', { state: task.state });
}

/**
 * The task is open, in the actor's hands and as they saw it. Throws `wrong_state`, `task_held` with the name of who has
 * it, `stale_version`.
 */
export function requireHeld(task: LockedTask, actor: Actor, version: number): void {
  const userId = requireUserId(actor);
  const isAnothers = task.holderId !== null && task.holderId !== userId;
  if (task.state === 'open' && isAnothers) {
    throw new AppError('task_held', { name: task.holderName ?? '' });
  }
  requireState(task, ['open']);
  requireVersion(task, version);
}

/** Throws `card_refused` or `member_refused` with the reason when the task has no way to its end. */
export function requireWay(definition: TaskDefinition, subject: TaskSubject): void {
  const refusal = definition.refusal(subject);
  if (refusal !== null) throw new AppError(refusal.code, { reason: refusal.reason });
}

/** Throws `forbidden` with the right that carrying out this kind of task needs. */
export function requireRight(definition: TaskDefinition, actor: Actor): void {
  if (can(actor, definition.permission)) return;
  throw new AppError('forbidden', { permission: definition.permission });
}

/** Of what was typed, the answers to questions that the kind of task has. */
export function knownAnswers(kind: TaskKind, answers: TaskAnswers): TaskAnswers {
  const known = new Set(
    taskDefinition(kind).steps.flatMap((step) => step.fields.map(({ id }) => id)),
  );
  return Object.fromEntries(Object.entries(answers).filter(([field]) => known.has(field)));
}
