import type { ShownTier } from '../members/listed-member';
import type { MemberStatus } from '../members/states';
import type { TaskAnswers, TaskRefusal } from './definition';
import type { TaskKind } from './kinds';
import type { PauseReason, TaskMove, TaskState } from './states';
import type { SubjectChange, TaskSubject } from './subject';

/** Who has a task in hand. */
export type TaskHolder = {
  readonly userId: number;
  readonly name: string;
  readonly isMe: boolean;
  /** Heard of within the last two minutes. */
  readonly isThere: boolean;
};

/** A move in the history of a task. */
export type TaskEvent = {
  readonly move: TaskMove;
  /** Id of the step it happened at. */
  readonly step: string;
  readonly reason: PauseReason | null;
  readonly note: string;
  readonly who: string;
  readonly happenedAt: Date;
};

/** The person a task is about, as far as the reader may see. */
export type TaskMember = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly joinedOn: string;
  readonly lastPurchaseOn: string | null;
  /** Masked. */
  readonly phone: string | null;
};

/** The task that takes back what a done one did. */
export type TaskUndo = {
  readonly kind: TaskKind;
  readonly about: { readonly cardId: number } | { readonly memberId: number };
  /** Why it has no way as things stand; null: it has. */
  readonly refusal: TaskRefusal | null;
};

/** Everything the page of a task shows. */
export type TaskPage = {
  readonly taskId: number;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** Place of the current step. */
  readonly step: number;
  readonly answers: TaskAnswers;
  readonly version: number;
  readonly holder: TaskHolder | null;
  /** The reader submitted it and cannot approve it. */
  readonly isOwnSubmission: boolean;
  readonly pause: { readonly reason: PauseReason; readonly note: string } | null;
  readonly openedAt: Date;
  readonly touchedAt: Date;
  readonly member: TaskMember;
  readonly subject: TaskSubject;
  readonly card: { readonly cardId: number; readonly number: string } | null;
  /** What is not as the last person to work on it saw it. */
  readonly changes: readonly SubjectChange[];
  /** Why the task has no way to its end as things stand. */
  readonly refusal: TaskRefusal | null;
  readonly events: readonly TaskEvent[];
  /** What it led to, when it is done. */
  readonly result: { readonly cardId: number; readonly number: string } | null;
  /** The task that would undo it; null: there is none, or it is undone. */
  readonly undo: TaskUndo | null;
  /** The done task that this one is to undo. */
  readonly undoes: number | null;
  /** The task that undoes this one. */
  readonly undoneBy: { readonly taskId: number; readonly state: TaskState } | null;
  readonly timeZone: string;
};
