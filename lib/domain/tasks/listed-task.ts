import type { ShownTier } from '../members/listed-member';
import type { TaskKind } from './kinds';
import type { TaskCursor, TaskFilterKey, TaskScope } from './list-filters';
import type { PauseReason, TaskState } from './states';
import type { SubjectChange } from './subject';
import type { TaskHolder } from './task-page';

export const TASKS_PAGE_SIZE = 50;

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
  /** What is not as the last person to work on it saw it. */
  readonly changes: readonly SubjectChange[];
  readonly openedAt: Date;
  readonly touchedAt: Date;
};

/** A page of tasks. */
export type TasksPage = {
  readonly tasks: readonly ListedTask[];
  readonly next: TaskCursor | null;
};

/** Counting goes no further: more are said as "at least so many". */
export const TASKS_COUNT_MAX = 1_000;

/** How many tasks each scope has, `TASKS_COUNT_MAX` at most. */
export type TaskCounts = Readonly<Record<TaskScope, number>>;

/** Somebody who has unfinished tasks in hand. */
export type HolderOption = { readonly userId: number; readonly name: string };

/** Filters of which any one, taken away alone, leaves tasks. */
export type BlockingFilters = readonly TaskFilterKey[];
