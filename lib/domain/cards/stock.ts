/** Cards that one batch may hold. */
export const BATCH_MAX = 100_000;

/** States of a batch, in the order of its life. A cancelled batch keeps what it has produced as void. */
export const BATCH_STATES = ['queued', 'producing', 'produced', 'received', 'cancelled'] as const;

/** States of a card without an owner. `produced`: a number that the printer has; `issued`: a member has it. */
export const STOCK_STATES = ['produced', 'inStock', 'issued', 'void', 'lost'] as const;
export type StockState = (typeof STOCK_STATES)[number];

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
