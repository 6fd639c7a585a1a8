import type { CardActor } from './card-page';
import type { NamedCardType } from './card-type-page';
import type { BatchMove, BatchState, StockState } from './stock';

export const BATCHES_PAGE_SIZE = 50;

/** A batch in the list. */
export type ListedBatch = {
  readonly batchId: number;
  readonly code: string;
  readonly type: NamedCardType;
  readonly state: BatchState;
  readonly quantity: number;
  readonly produced: number;
  readonly createdAt: Date;
};

/** A page of batches, the latest first. */
export type BatchesPage = {
  readonly batches: readonly ListedBatch[];
  /** The id that the next page lies before; null: there is none. */
  readonly next: number | null;
};

/** A move in the life of a batch. */
export type BatchEvent = {
  readonly eventId: number;
  readonly move: BatchMove;
  readonly cards: number;
  readonly storeName: string | null;
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  readonly note: string;
  readonly actor: CardActor;
  readonly happenedAt: Date;
};

/** A batch on its own page. */
export type BatchPage = ListedBatch & {
  readonly startedAt: Date | null;
  /** Cards of the batch by their state. */
  readonly counts: Readonly<Partial<Record<StockState, number>>>;
  /** Cards that lie in the central stock, and the first number there. */
  readonly central: { readonly cards: number; readonly firstNumber: string | null };
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  readonly events: readonly BatchEvent[];
  readonly timeZone: string;
};

/** Cards of a type in a store, with what a warning is given below. */
export type StoreStock = {
  readonly storeId: number;
  readonly storeName: string;
  readonly cardTypeId: number;
  readonly typeNameEn: string;
  readonly typeNameRu: string;
  readonly cards: number;
  readonly threshold: number | null;
};

/** A range that a batch can be ordered from. */
export type OrderableRange = {
  readonly rangeId: number;
  readonly typeNameEn: string;
  readonly typeNameRu: string;
  readonly prefix: string;
  readonly forWhom: string;
  readonly left: number;
};

/** How far a batch is, 0..1, and numbers a second; null before the first ones are made. */
export function batchProgress(
  { produced, quantity, startedAt }: Pick<BatchPage, 'produced' | 'quantity' | 'startedAt'>,
  now: Date,
): { readonly ratio: number; readonly perSecond: number | null } {
  const seconds = startedAt === null ? 0 : (now.getTime() - startedAt.getTime()) / 1_000;
  return {
    ratio: produced / quantity,
    perSecond: seconds < 1 ? null : Math.round(produced / seconds),
  };
}
