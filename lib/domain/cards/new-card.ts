import { givenCardNumber } from './card-number';
import {
  CARD_WAYS,
  type CardTypeRules,
  type CardTypeWish,
  type CardWay,
  typeRefusal,
  waysOf,
} from './card-types';
import type { CardRefusal } from './may-do';
import { fitsFormat, type NumberFormat } from './number-ranges';

/** A type that a member may be given a card of. */
export type OfferedCardType = CardTypeRules &
  NumberFormat & {
    readonly cardTypeId: number;
    readonly nameEn: string;
    readonly nameRu: string;
    readonly validYears: number | null;
    /** Whether its ranges have a number left that is set apart for nobody. */
    readonly hasNumbers: boolean;
    /** Whether cards of it lie in the central stock. */
    readonly isInStock: boolean;
    /** Where it is good, when it is bound. */
    readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  };

/** Numbers of a type, whole ones; both ends are in. */
type KnownRange = {
  readonly cardTypeId: number;
  readonly first: string;
  readonly last: string;
};

/** Everything that decides which card a member can be given. */
export type NewCardFacts = {
  /** Of the member; null: in no tier. */
  readonly tierRank: number | null;
  /** The type of the card that is replaced, else the default one. */
  readonly usualTypeId: number;
  /** Of the card that is replaced; null: none is. */
  readonly oldTypeId: number | null;
  readonly types: readonly OfferedCardType[];
  /** Of all types, archived ones too. */
  readonly ranges: readonly KnownRange[];
};

/** Why the member gets no card of a type; null when they may. */
export function offerRefusal(
  type: OfferedCardType,
  { tierRank, oldTypeId }: NewCardFacts,
  operation: CardTypeWish['operation'],
): CardRefusal | null {
  return typeRefusal(type, { operation, tierRank, isSameType: oldTypeId === type.cardTypeId });
}

/** The ways that a type offers; all of them while no type is known. */
export function offeredWays(type: OfferedCardType | undefined): readonly CardWay[] {
  return type === undefined ? CARD_WAYS : waysOf(type);
}

/** Whether there is a number to give without a printed one. */
export function hasNumberFor(type: OfferedCardType, way: CardWay): boolean {
  if (way === 'plastic') return true;
  const isOwn = fitsFormat(givenCardNumber(0), type);
  return type.hasNumbers || isOwn || (way === 'application' && type.isInStock);
}

/** Whether cards of a type have their numbers from its ranges alone. Numbers from before there were types have none. */
export function needsRange({ checkDigit }: NumberFormat, hasRanges: boolean): boolean {
  return hasRanges && checkDigit !== 'byLength';
}

/** What keeps a typed number from being one of the type; null when it is one. */
export function numberRefusal(
  number: string,
  type: OfferedCardType,
  { ranges }: NewCardFacts,
): CardRefusal | null {
  if (!fitsFormat(number, type)) return 'number_wrong';
  const range = ranges.find(
    ({ first, last }) => first.length === number.length && first <= number && number <= last,
  );
  if (range !== undefined) {
    return range.cardTypeId === type.cardTypeId ? null : 'number_of_other_type';
  }
  const hasRanges = ranges.some(({ cardTypeId }) => cardTypeId === type.cardTypeId);
  return needsRange(type, hasRanges) ? 'number_out_of_range' : null;
}
