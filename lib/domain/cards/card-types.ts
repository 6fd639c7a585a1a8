/** How a card of a type looks: a tier's colour and shape, or an accent of the product's own. */
export const CARD_LOOKS = [
  'base',
  'bronze',
  'silver',
  'gold',
  'platinum',
  'spruce',
  'vermilion',
  'sky',
] as const;

/** What a card of a type is: printed, a number alone, or either. */
export const CARD_FORMS = ['plastic', 'virtual', 'both'] as const;

/** What the last digit proves. `byLength`: 8, 13 and 14 digits carry EAN's, others Luhn's. */
export const CHECK_DIGIT_RULES = ['ean13', 'luhn', 'none', 'byLength'] as const;

/** How people come to a card of a type. */
export const ISSUE_PROCEDURES = [
  'atTill',
  'byApplication',
  'inBatches',
  'virtual',
  'onReachingTier',
] as const;

/** Longest validity from the day of issue, in years. */
export const VALID_YEARS_MAX = 30;
