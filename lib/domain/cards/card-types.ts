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

/** How a card comes to its holder: a printed one over the counter, by post on an application, a number alone. */
export const CARD_WAYS = ['plastic', 'virtual', 'application'] as const;
export type CardWay = (typeof CARD_WAYS)[number];

/** The procedures that allow a way; one of them is enough. Whoever reaches a tier gets what the type is made of. */
const PROCEDURES_OF: Readonly<Record<CardWay, readonly IssueProcedure[]>> = {
  plastic: ['atTill', 'inBatches', 'onReachingTier'],
  application: ['byApplication'],
  virtual: ['virtual', 'onReachingTier'],
};

/** What decides whether a card of the type may be given. */
export type CardTypeRules = {
  readonly form: CardForm;
  readonly procedures: readonly IssueProcedure[];
  /** Place of its tier on the ladder; null: none. */
  readonly tierRank: number | null;
  readonly isArchived: boolean;
  /** Whether members get further cards of it for others to carry. */
  readonly maySupplement: boolean;
  /** Good in some stores and regions alone. */
  readonly isBound: boolean;
};

/** Whether the type is good in the store where the card is given; `unknown`: no store is told. */
export type StoreFit = 'fits' | 'other' | 'unknown';

/** What the one who gets the card brings. */
export type CardTypeWish = {
  readonly operation: 'issue' | 'replace' | 'supplement';
  readonly way: CardWay;
  /** Null: in no tier. */
  readonly tierRank: number | null;
  readonly store: StoreFit;
  /** It takes the place of a card of the same type. */
  readonly isSameType: boolean;
};

/** The ways in which cards of a type are given. */
export function waysOf({ form, procedures }: CardTypeRules): readonly CardWay[] {
  return CARD_WAYS.filter((way) => {
    const isOfForm = form !== (way === 'virtual' ? 'plastic' : 'virtual');
    return isOfForm && PROCEDURES_OF[way].some((one) => procedures.includes(one));
  });
}

/** Why the form or the procedure of a type does not allow a way; null when it does. */
function wayRefusal(type: CardTypeRules, way: CardWay): CardRefusal | null {
  if (way === 'virtual' && type.form === 'plastic') return 'type_not_virtual';
  if (way !== 'virtual' && type.form === 'virtual') return 'type_not_plastic';
  return waysOf(type).includes(way) ? null : 'procedure_not_offered';
}

/** A type of a tier is for those who are in it; one that is given on reaching the tier stays with those above, too. */
function tierRefusal(type: CardTypeRules, tierRank: number | null): CardRefusal | null {
  if (type.tierRank === null) return null;
  if (tierRank === null || tierRank < type.tierRank) return 'tier_not_reached';
  const isAbove = tierRank > type.tierRank;
  return isAbove && !type.procedures.includes('onReachingTier') ? 'other_tier' : null;
}

/** Why this member gets no card of the type at all, however it is given; null when they may. */
export function typeRefusal(
  type: CardTypeRules,
  { operation, tierRank, isSameType }: Pick<CardTypeWish, 'operation' | 'tierRank' | 'isSameType'>,
): CardRefusal | null {
  if (type.isArchived) return 'type_archived';
  if (operation === 'supplement' && !type.maySupplement) return 'type_not_supplementary';
  // A replacement of the same type needs no tier: its holder had one.
  return operation === 'replace' && isSameType ? null : tierRefusal(type, tierRank);
}

/** Why a card of the type may not be given so; null when it may. */
export function giveRefusal(type: CardTypeRules, wish: CardTypeWish): CardRefusal | null {
  const refusal = typeRefusal(type, wish) ?? wayRefusal(type, wish.way);
  if (refusal !== null || !type.isBound || wish.store === 'fits') return refusal;
  return wish.store === 'unknown' ? 'needs_store' : 'store_not_allowed';
}

/** What a type lets holders do; whoever carries a supplementary card may be kept from paying with points. */
export type TypeRights = CardRights & { readonly supplementMayRedeem: boolean };

/** What a holder may do: what the state of the card and its type both allow. */
export function holderRights(
  state: CardRights,
  type: TypeRights,
  isSupplementary: boolean,
): CardRights {
  return {
    mayEarn: state.mayEarn && type.mayEarn,
    mayRedeem: state.mayRedeem && type.mayRedeem && (!isSupplementary || type.supplementMayRedeem),
  };
}
