import type { BlockReason, CardStatus } from '../cards/states';
import type { ShownTier } from './listed-member';
import type { MemberStatus } from './states';

/** At most so many members are looked at together. */
export const GLANCES_MAX = 20;

/** A member at a glance: who it is, their card, what they bought last. No contacts. */
export type MemberGlance = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly joinedOn: string;
  /** The one in use, else the newest; null when they have none. */
  readonly card: {
    readonly ending: string;
    readonly status: CardStatus;
    readonly blockReason: BlockReason | null;
  } | null;
  readonly lastPurchase: {
    readonly businessDate: string;
    readonly amountMinor: bigint;
    readonly store: string;
  } | null;
  /** Receipts of the last 365 days. */
  readonly receipts365: number;
};

/** A phone that differs by one digit, or by two neighbours swapped, from one that nobody has. */
export type NearPhone = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  /** Masked. */
  readonly phone: string;
};

/** A whole number that somebody typed: whose it is, or who has nearly the same. */
export type TypedNumber =
  | {
      readonly kind: 'phone';
      /** E.164. */
      readonly value: string;
      readonly owner: { readonly memberId: number; readonly code: string } | null;
      readonly near: readonly NearPhone[];
    }
  | {
      readonly kind: 'card';
      readonly value: string;
      readonly isFitting: boolean;
      readonly owner: { readonly memberId: number; readonly code: string } | null;
    };
