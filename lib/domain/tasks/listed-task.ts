import { z } from 'zod';
import type { ShownTier } from '../members/listed-member';
import type { TaskKind } from './kinds';
import type { PauseReason, TaskState } from './states';
import type { TaskHolder } from './task-page';

export const TASKS_PAGE_SIZE = 50;

/** Whose tasks, and which: `mine` are those in the reader's hands. */
export const TASK_SCOPES = ['mine', 'everybody', 'ended'] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];

export const taskListInput = z.object({
  scope: z.enum(TASK_SCOPES),
  /** Only those about one member. */
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  /** Tasks touched before this moment, and of that moment those with a smaller id. */
  before: z
    .object({ touchedAt: z.iso.datetime({ offset: true }), taskId: z.number().int().positive() })
    .nullable(),
});

/** A row of a list of tasks. */
export type ListedTask = {
  readonly taskId: number;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly step: number;
  readonly holder: TaskHolder | null;
  readonly pause: { readonly reason: PauseReason; readonly note: string } | null;
  readonly member: {
    readonly memberId: number;
    readonly code: string;
    readonly name: string;
    readonly tier: ShownTier | null;
  };
  readonly cardEnding: string | null;
  readonly openedAt: Date;
  readonly touchedAt: Date;
};

/** A page of tasks, the one touched last first. */
export type TasksPage = {
  readonly tasks: readonly ListedTask[];
  readonly next: z.output<typeof taskListInput>['before'];
};
