import type { ShownTier } from '../members/listed-member';
import type { MemberStatus } from '../members/states';
import type { NamedCardType } from './card-type-page';
import type { CardRefusal } from './may-do';
import type {
  BlockReason,
  CardNeed,
  CardOperation,
  CardRights,
  CardStatus,
  DeskOperation,
} from './states';

/** Longest note to an operation. */
/** Longest name of whoever carries a supplementary card. */
export const BEARER_MAX_LENGTH = 120;

export const NOTE_MAX = 300;

/** Who did it: a person by name, or the product by itself. */
export type CardActor =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'apiKey' }
  | { readonly kind: 'system' };

/** Another card of a replacement. */
export type RelatedCard = { readonly cardId: number; readonly number: string };

/** A point on the life-line. */
export type CardEvent = {
  readonly version: number;
  readonly operation: CardOperation;
  readonly to: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly checks: readonly CardNeed[];
  /** The member the number came from or went to. */
  readonly otherMember: { readonly memberId: number; readonly code: string } | null;
  readonly related: RelatedCard | null;
  readonly expiresOn: string | null;
  /** Empty for those who may not work with cards: it is what staff wrote for each other. */
  readonly note: string;
  readonly actor: CardActor;
  readonly happenedAt: Date;
};

/** An operation as the page offers it: possible, or why not. */
export type OfferedOperation = {
  readonly operation: DeskOperation;
  readonly refusal: CardRefusal | null;
};

/** Everything the card's page shows. */
export type CardPage = {
  readonly cardId: number;
  readonly number: string;
  readonly status: CardStatus;
  readonly blockReason: BlockReason | null;
  /** Of its state and of its type. */
  readonly rights: CardRights;
  readonly type: NamedCardType | null;
  /** The batch it was printed in. */
  readonly batch: { readonly batchId: number; readonly code: string } | null;
  readonly isVirtual: boolean;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly version: number;
  readonly replacedBy: RelatedCard | null;
  readonly replaces: RelatedCard | null;
  readonly member: {
    readonly memberId: number;
    readonly code: string;
    /** Empty when it is not known. */
    readonly name: string;
    readonly status: MemberStatus;
    readonly tier: ShownTier | null;
  };
  /** The newest last; the life of a card that came by an import begins later than the card. */
  readonly events: readonly CardEvent[];
  readonly operations: readonly OfferedOperation[];
  readonly timeZone: string;
};
