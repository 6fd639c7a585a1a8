import type { CancelReason, CouponState, GiftState } from './records';

/** By which mechanic a reward was given, and when. */
type OfMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly givenOn: string;
};

/** A coupon as it stands on a day. `over`: its days are over. Amounts in minor units. */
export type ShownCoupon = OfMechanic & {
  readonly memberId: number;
  readonly code: string;
  readonly state: CouponState | 'over';
  readonly offBps: number | null;
  readonly offMinor: bigint | null;
  readonly leastMinor: bigint;
  readonly uses: number;
  readonly used: number;
  readonly untilOn: string;
  readonly reason: CancelReason | null;
};

/** A gift as it stands on a day. `lapsed`: it was not handed out in its days. */
export type ShownGift = OfMechanic & {
  readonly memberId: number;
  readonly occurrence: string;
  readonly place: number;
  readonly giftEn: string;
  readonly giftRu: string;
  readonly state: GiftState | 'lapsed';
  readonly untilOn: string;
  readonly handedBy: string | null;
};

export type ShownBadge = OfMechanic & {
  readonly code: string;
  readonly badgeEn: string;
  readonly badgeRu: string;
  readonly times: number;
};

export type ShownMultiplier = OfMechanic & {
  readonly timesBps: number;
  readonly untilOn: string;
  readonly state: 'running' | 'over' | 'takenBack';
};

/** What mechanics gave a member beside points. The latest first. */
export type MemberRewards = {
  readonly currency: string;
  readonly coupons: readonly ShownCoupon[];
  readonly gifts: readonly ShownGift[];
  readonly badges: readonly ShownBadge[];
  readonly multipliers: readonly ShownMultiplier[];
};

/** A pool with how many of its codes nobody has. */
export type ShownPool = {
  readonly poolId: number;
  readonly name: string;
  readonly loaded: number;
  readonly left: number;
  /** Codes that awards are owed by it. */
  readonly owed: number;
  readonly loadedAt: Date | null;
};

/** Which coupons a list shows. */
export const COUPON_LISTS = ['open', 'over', 'used', 'cancelled', 'takenBack'] as const;
export type CouponList = (typeof COUPON_LISTS)[number];

export type CouponsPage = {
  readonly coupons: readonly ShownCoupon[];
  /** Where the next page begins; null: it is the last. */
  readonly next: string | null;
};
