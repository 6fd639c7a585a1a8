import type { ImportState } from './import-kinds';
import { FILE_KEPT_DAYS } from './limits';

/** Why a receipt of the import stays: it is somebody else's since, a return names it, or points or a coupon were counted by it. */
export const RECEIPT_STAYS = ['moved', 'returned', 'decided'] as const;
export type ReceiptStays = (typeof RECEIPT_STAYS)[number];

/** Why a member whom the import made stays: they bought otherwise, were changed since, or something of them was written since. */
export const MEMBER_STAYS = ['buys', 'changed', 'work'] as const;
export type MemberStays = (typeof MEMBER_STAYS)[number];

/** Something that stays, and the member whose page shows why; `receipt` of receipts alone. */
export type UndoExample = {
  readonly why: ReceiptStays | MemberStays;
  readonly memberId: number | null;
  readonly receipt: string | null;
  readonly businessDate: string | null;
};

/** What undoing an import comes to, or came to, in the order of the report. The words stand in `messages.imports.undo.counts`. */
export const UNDO_COUNTS = [
  'receiptsGone',
  'returnsGone',
  'receiptsMoved',
  'receiptsReturned',
  'receiptsDecided',
  'membersGone',
  'membersBuys',
  'membersChanged',
  'membersWork',
  'membersRestored',
  'membersKept',
  'storesGone',
  'storesUsed',
  'storesRestored',
  'storesKept',
] as const;
export type UndoCountId = (typeof UNDO_COUNTS)[number];

/** One that is absent is 0. `receiptsGone` includes returns. */
export type UndoCounts = Readonly<Partial<Record<UndoCountId, number>>>;

/** Figures that say that something stays as the import left it. */
export const UNDO_STAYS = [
  'receiptsMoved',
  'receiptsReturned',
  'receiptsDecided',
  'membersBuys',
  'membersChanged',
  'membersWork',
  'membersKept',
  'storesUsed',
  'storesKept',
] as const satisfies readonly UndoCountId[];

/** The sum, figure by figure. */
export function addUndoCounts(a: UndoCounts, b: UndoCounts): UndoCounts {
  const sum: Partial<Record<UndoCountId, number>> = { ...a };
  for (const id of UNDO_COUNTS) if (b[id] !== undefined) sum[id] = (a[id] ?? 0) + b[id];
  return sum;
}

/** How many things the undoing takes back. */
export function countUndone(counts: UndoCounts): number {
  const { receiptsGone = 0, membersGone = 0, membersRestored = 0 } = counts;
  return (
    receiptsGone +
    membersGone +
    membersRestored +
    (counts.storesGone ?? 0) +
    (counts.storesRestored ?? 0)
  );
}

/** Why an import cannot be undone. */
export type UndoRefusal = 'notEnded' | 'undone' | 'tooLate' | 'nothingKept';

type Ended = {
  readonly state: ImportState;
  readonly finishedAt: Date | null;
  /** Whether what it wrote is still written down. */
  readonly hasNotes: boolean;
};

const DAY_MS = 86_400_000;

/** The last moment at which an import that ended then can be undone. */
export const undoableUntil = (finishedAt: Date): Date =>
  new Date(finishedAt.getTime() + FILE_KEPT_DAYS * DAY_MS);

/** Whether an import can be undone now: null, or why not. A cancelled or failed one may have written a part of its file. */
export function undoRefusal({ state, finishedAt, hasNotes }: Ended, now: Date): UndoRefusal | null {
  if (state === 'undoing' || state === 'undone') return 'undone';
  if (finishedAt === null || !['done', 'cancelled', 'failed'].includes(state)) return 'notEnded';
  if (now > undoableUntil(finishedAt)) return 'tooLate';
  return hasNotes ? null : 'nothingKept';
}
