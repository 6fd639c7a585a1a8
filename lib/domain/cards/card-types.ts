import type { CardRefusal } from './may-do';
import type { CardRights } from './states';

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
export type CardLook = (typeof CARD_LOOKS)[number];

/** What a card of a type is: printed, a number alone, or either. */
export const CARD_FORMS = ['plastic', 'virtual', 'both'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

/** What the last digit proves. `byLength`: 8, 13 and 14 digits carry EAN's, others Luhn's. */
export const CHECK_DIGIT_RULES = ['ean13', 'luhn', 'none', 'byLength'] as const;
export type CheckDigitRule = (typeof CHECK_DIGIT_RULES)[number];

/** How people come to a card of a type. */
export const ISSUE_PROCEDURES = [
  'atTill',
  'byApplication',
  'inBatches',
  'virtual',
  'onReachingTier',
] as const;
export type IssueProcedure = (typeof ISSUE_PROCEDURES)[number];

/** Longest validity from the day of issue, in years. */
export const VALID_YEARS_MAX = 30;

/** What decides whether a card of the type may be given. */
export type CardTypeRules = {
  readonly form: CardForm;
  readonly procedures: readonly IssueProcedure[];
  /** Place of its tier on the ladder; null: none. */
  readonly tierRank: number | null;
  readonly isArchived: boolean;
};

/** What the one who gets the card brings; `tierRank` null: in no tier. */
export type CardTypeWish = { readonly isVirtual: boolean; readonly tierRank: number | null };

/** Why a card of the type may not be given so; null when it may. A replacement needs no tier: its holder had one. */
export function typeRefusal(
  type: CardTypeRules,
  { isVirtual, tierRank }: CardTypeWish,
  operation: 'issue' | 'replace',
): CardRefusal | null {
  if (type.isArchived) return 'type_archived';
  if (isVirtual && type.form === 'plastic') return 'type_not_virtual';
  if (!isVirtual && type.form === 'virtual') return 'type_not_plastic';
  const needsTier = type.tierRank !== null && type.procedures.includes('onReachingTier');
  if (operation === 'issue' && needsTier && (tierRank ?? -1) < (type.tierRank ?? 0)) {
    return 'tier_not_reached';
  }
  return null;
}

/** What a holder may do: what the state of the card and its type both allow. */
export function holderRights(state: CardRights, type: CardRights): CardRights {
  return {
    mayEarn: state.mayEarn && type.mayEarn,
    mayRedeem: state.mayRedeem && type.mayRedeem,
  };
}
