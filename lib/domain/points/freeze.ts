import type { TaskState } from '../tasks/states';
import type { ToldDifference } from './difference';
import type { FREEZE_REASONS } from './states';

export type FreezeReason = (typeof FREEZE_REASONS)[number];

/** What an administrator says of why an account may go on. */
export const THAW_CAUSES = ['hardware', 'restored', 'software', 'byHand', 'other'] as const;

/** The standing of an account for a task that lets it go on. */
export type SubjectFreeze = {
  /** Null: it is not frozen. */
  readonly reason: FreezeReason | null;
  readonly frozenAt: Date | null;
  /** How much of its books does not agree now, when they are compared again. */
  readonly differs: number;
};

/** Something that did not agree, and when that was found. */
export type FoundDifference = ToldDifference & { readonly foundAt: Date };

/** A frozen account as its page tells it. */
export type AccountFreeze = {
  readonly reason: FreezeReason;
  readonly frozenAt: Date;
  /** What the watch found and nobody has ended, the oldest first; as many as are kept. */
  readonly found: readonly FoundDifference[];
  /** How much does not agree when the books are compared now; null: that is not why it is frozen. */
  readonly differsNow: number | null;
  /** The unfinished task that is to let it go on. */
  readonly task: { readonly taskId: number; readonly state: TaskState } | null;
};
