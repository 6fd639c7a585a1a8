import 'server-only';
import { HELD_SECONDS, type PauseReason, type TaskState } from '@/lib/domain/tasks/states';
import type { TaskHolder } from '@/lib/domain/tasks/task-page';

/** Who has a task, from tasks `t` and users `u`. */
export type HolderColumns = {
  readonly state: TaskState;
  readonly holderId: number | null;
  readonly holderName: string | null;
  readonly touchedAt: Date;
};

export const HOLDER_COLUMNS = `
  t.holder_id AS "holderId", u.name AS "holderName", t.pause_reason AS "pauseReason", t.pause_note AS "pauseNote"`;

/** Why it stands still, from the same columns. */
export type PauseColumns = {
  readonly pauseReason: PauseReason | null;
  readonly pauseNote: string;
};

const MS = 1000;

/** The holder as the reader sees them. */
export function holderOf(
  { state, holderId, holderName, touchedAt }: HolderColumns,
  reader: { readonly userId: number; readonly now: Date },
): TaskHolder | null {
  if (holderId === null) return null;
  const quietMs = reader.now.getTime() - touchedAt.getTime();
  return {
    userId: holderId,
    name: holderName ?? '',
    isMe: holderId === reader.userId,
    isThere: state === 'open' && quietMs < HELD_SECONDS * MS,
  };
}

/** The pause of a task; null when it is not paused. */
export function pauseOf({ pauseReason, pauseNote }: PauseColumns) {
  return pauseReason === null ? null : { reason: pauseReason, note: pauseNote };
}
