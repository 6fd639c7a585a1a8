/**
 * What became of a coupon. `open`: it has uses left; whether its days are over is told by them. `takenBack`: what its award rested on was
 * gone again.
 */
export const COUPON_STATES = ['open', 'used', 'cancelled', 'takenBack'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** What became of a gift. One that was not handed out in its days has lapsed: that is told by its last day. */
export const GIFT_STATES = ['promised', 'handed', 'takenBack'] as const;
export type GiftState = (typeof GIFT_STATES)[number];

/** How the coupon goes with other discounts: beside them, or the better of both. */
export const COUPON_STACKINGS = ['adds', 'best'] as const;

/** Why somebody cancelled a coupon. Words: `rewards.cancelReasons.<reason>`. */
export const CANCEL_REASONS = ['mistake', 'abuse', 'leaked', 'request'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const POOL_NAME_MAX = 60;
/** Most codes of a file, and of one command of those that load it. */
export const LOAD_MAX = 100_000;
export const LOAD_CHUNK = 20_000;

/** Why a floor lies that a mechanic's reward laid. */
export const MECHANIC_FLOOR_REASON = 'mechanic';
