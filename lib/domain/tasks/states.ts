/**
 * States of a guided task. `awaitingApproval`: everything is answered, and a second person has to agree before it takes
 * effect. `done` and `cancelled` are final: what is done is undone by another task.
 */
export const TASK_STATES = ['open', 'paused', 'awaitingApproval', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** A task that still asks for somebody's work. */
export const UNFINISHED_STATES = [
  'open',
  'paused',
  'awaitingApproval',
] as const satisfies readonly TaskState[];

/** Why a task stands still. `left`: its page was left without a word. */
export const PAUSE_REASONS = ['member', 'document', 'department', 'broken', 'left'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Reasons that people choose. */
export const CHOSEN_PAUSE_REASONS = PAUSE_REASONS.filter(
  (reason): reason is Exclude<PauseReason, 'left'> => reason !== 'left',
);

/** What can happen to a task. */
export const TASK_MOVES = [
  'open',
  'step',
  'pause',
  'resume',
  'takeOver',
  'submit',
  'approve',
  'reject',
  'finish',
  'cancel',
] as const;
export type TaskMove = (typeof TASK_MOVES)[number];

/** Longest text of an answer or a note. */
export const TASK_TEXT_MAX = 300;

/** A page that was not heard of for so long is taken to be left: another may take the task over without a word. */
export const HELD_SECONDS = 120;

/** How a task is called among people. */
export function taskCode(taskId: number): string {
  return `TSK-${taskId}`;
}
