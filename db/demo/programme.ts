import type { cardTypes } from '@/db/schema/card-types';

/** What the demo programme is called and runs on. */
export const DEMO_PROGRAMME = {
  name: 'Bereg Club',
  currency: 'RUB',
  timeZone: 'Europe/Moscow',
} as const;

/** Moscow keeps one offset the year round. */
export const DEMO_UTC_OFFSET = '+03';

/** The same seed gives the same programme. */
export const DEMO_SEED = 20_391;

/** Months of history, counted back from the last day. */
export const DEMO_HISTORY_MONTHS = 36;

/** Up to this many members, receipts carry their lines. */
export const DEMO_LINES_MEMBER_LIMIT = 100_000;

/** What the cards of the demo are: every member has a standard one. */
export const DEMO_CARD_TYPE_ID = 1;

/** Kinds of cards of the demo; the gold one is printed and reached by the tier. */
export const DEMO_CARD_TYPES = [
  {
    cardTypeId: DEMO_CARD_TYPE_ID,
    code: 'STD',
    nameEn: 'Standard',
    nameRu: 'Стандартная',
    look: 'spruce',
    form: 'both',
    checkDigit: 'byLength',
    numberLength: 13,
    procedures: ['atTill', 'byApplication', 'inBatches', 'virtual'],
    isDefault: true,
  },
  {
    cardTypeId: 2,
    code: 'GLD',
    nameEn: 'Gold',
    nameRu: 'Золотая',
    look: 'gold',
    tierId: 4,
    form: 'plastic',
    checkDigit: 'luhn',
    numberLength: 16,
    validYears: 3,
    procedures: ['inBatches', 'onReachingTier'],
  },
] as const satisfies readonly (typeof cardTypes.$inferInsert)[];
