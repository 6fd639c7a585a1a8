import type { CardRefusal } from './may-do';

/** Cards that one batch may hold. */
export const BATCH_MAX = 100_000;

/** Numbers that the worker makes in one transaction: short enough that desks hardly wait, long enough to be quick. */
export const PRODUCE_AT_ONCE = 5_000;

/** States of a batch, in the order of its life. A cancelled batch keeps what it has produced as void. */
export const BATCH_STATES = ['queued', 'producing', 'produced', 'received', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** States of a card without an owner. `produced`: a number that the printer has; `issued`: a member has it. */
export const STOCK_STATES = ['produced', 'inStock', 'issued', 'void', 'lost'] as const;
export type StockState = (typeof STOCK_STATES)[number];

/** Why a card of the stock cannot be handed out. */
export const STOCK_REFUSALS = {
  produced: 'stock_not_received',
  void: 'stock_void',
  lost: 'stock_lost',
} as const satisfies Partial<Record<StockState, CardRefusal>>;

/** What happens to a batch. */
export const BATCH_MOVES = [
  'create',
  'produce',
  'export',
  'receive',
  'distribute',
  'void',
  'lose',
  'cancel',
] as const;
export type BatchMove = (typeof BATCH_MOVES)[number];

/** How a batch is called: its type, the month it was ordered in, and its place among those of the month. */
export function batchCode(typeCode: string, onDay: string, place: number): string {
  const month = `${onDay.slice(5, 7)}${onDay.slice(2, 4)}`;
  return place === 1 ? `${typeCode}-${month}` : `${typeCode}-${month}-${place}`;
}
