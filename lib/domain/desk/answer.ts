import type { ShownTier } from '../members/listed-member';
import type { Part } from '../members/marked';
import type { TaskKind } from '../tasks/kinds';

/** A piece of what stands in the preview: '•• 5526, blocked' under 'Card'. */
export type DeskFact = { readonly label: string; readonly value: string; readonly note: string };

/** What is known of somebody before a member is made of them. */
export type Prefill = {
  readonly phone?: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
};

/** What choosing a row does. */
export type DeskDoing =
  | { readonly kind: 'open'; readonly href: string }
  /** Takes the task into the reader's hands and opens it. */
  | { readonly kind: 'continue'; readonly taskId: number }
  | { readonly kind: 'create'; readonly prefill: Prefill }
  /** Begins a task about the member, or comes to the unfinished one. */
  | { readonly kind: 'begin'; readonly task: TaskKind; readonly memberId: number };

export const DESK_TONES = ['success', 'warning', 'danger', 'info', 'neutral'] as const;

export const DESK_GROUPS = ['members', 'near', 'tasks', 'actions'] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

/** A row of what the desk's box found, in the words of the reader. */
export type DeskRow = {
  /** 'member-12', 'task-3', 'action-create': the same row keeps it from answer to answer. */
  readonly id: string;
  readonly group: DeskGroup;
  readonly icon: 'tier' | 'task' | 'create' | 'card' | 'receipt' | 'household' | 'list';
  readonly tier: (Pick<ShownTier, 'shape' | 'colour'> & { readonly name: string }) | null;
  readonly title: readonly Part[];
  /** Below the title: what matched; of an action that is not possible, why. */
  readonly line: readonly Part[];
  readonly side: string;
  readonly sideLine: string;
  readonly status: {
    readonly tone: (typeof DESK_TONES)[number];
    readonly label: string;
  } | null;
  /** Null: not possible, for the reason in `line`. */
  readonly doing: DeskDoing | null;
  readonly preview: DeskPreview | null;
};

/** What is shown of the highlighted row beside the list. */
export type DeskPreview = {
  readonly title: string;
  readonly tier: DeskRow['tier'];
  readonly since: string;
  readonly facts: readonly DeskFact[];
  readonly href: string;
  /** The task to go on with: the page's one filled button. */
  readonly goOn: { readonly taskId: number; readonly label: string } | null;
};

/** What the desk's box is answered. */
export type DeskAnswer = {
  /** Too few characters to look for. */
  readonly isTooShort: boolean;
  /** What is to be said before the rows: that nothing was found, and what to make of it. */
  readonly lead: { readonly fact: string; readonly advice: string } | null;
  readonly rows: readonly DeskRow[];
  /** Members and tasks that fit. */
  readonly matches: number;
  /** There are more members than are listed. */
  readonly isMore: boolean;
  readonly tookMs: number;
};

/** Whether what a server answered is of the right shape, as far as a page relies on it. */
export function isDeskAnswer(value: unknown): value is DeskAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'rows' in value &&
    Array.isArray(value.rows) &&
    'tookMs' in value &&
    typeof value.tookMs === 'number'
  );
}
