import type { CardTypeFields } from './card-type-input';
import type { CardLook } from './card-types';

/** Types that a list holds at most. */
export const CARD_TYPES_MAX = 200;

/** A type as it is named elsewhere. */
export type NamedCardType = {
  readonly cardTypeId: number;
  readonly code: string;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly look: CardLook;
};

/** A type in the list of the settings. */
export type ListedCardType = NamedCardType &
  Pick<
    CardTypeFields,
    'form' | 'checkDigit' | 'numberLength' | 'validYears' | 'procedures' | 'mayEarn' | 'mayRedeem'
  > & {
    readonly tierNameEn: string | null;
    readonly tierNameRu: string | null;
    readonly isDefault: boolean;
    readonly isArchived: boolean;
    readonly ranges: number;
    /** Cards of it that lie in the stock. */
    readonly inStock: number;
  };

/** Numbers of a type. */
export type NumberRange = {
  readonly rangeId: number;
  readonly prefix: string;
  readonly firstNumber: string;
  readonly lastNumber: string;
  readonly size: number;
  readonly used: number;
  readonly storeName: string | null;
  readonly partner: string;
  readonly isClosed: boolean;
};

/** A type on its own page. */
export type CardTypePage = CardTypeFields &
  NamedCardType & {
    readonly isDefault: boolean;
    readonly isArchived: boolean;
    readonly version: number;
    readonly ranges: readonly NumberRange[];
  };

/** What a type's form offers to choose from. */
export type CardTypeOptions = {
  readonly tiers: readonly {
    readonly tierId: number;
    readonly nameEn: string;
    readonly nameRu: string;
  }[];
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly regions: readonly string[];
};
