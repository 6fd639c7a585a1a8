import { z } from 'zod';

/** What can be done with many cards at once. Each is the operation of one card, refused or carried out by itself. */
export const BULK_ACTIONS = ['block', 'void', 'returnToStock'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Cards that one command takes: few enough that nobody waits for their locks. */
export const BULK_AT_ONCE = 50;
/** Cards that can be selected: more are better narrowed first. */
export const BULK_MAX = 1_000;

/** A card as it was seen when it was selected. */
export const selectedCard = z.object({
  cardId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  version: z.number().int().positive(),
});
export type SelectedCard = z.output<typeof selectedCard>;

/** What became of one card. */
export type BulkOutcome = {
  readonly cardId: number;
  /** The last four digits; empty when there is no such card. */
  readonly ending: string;
  /** Null: it is done. */
  readonly refused: {
    readonly code: string;
    /** Of a `card_refused`; '' of others. */
    readonly reason: string;
  } | null;
};

/** Every card that fits the list, up to the most that can be selected. */
export type MatchingCards = {
  readonly cards: readonly SelectedCard[];
  /** There are more. */
  readonly isCut: boolean;
};
