/** Purchases that are followed: the first to the fifth. `member_summary` keeps the day of each. */
export const REPEAT_STEPS = 5;

/** Days that a member is given for the next purchase. */
export const REPEAT_DAYS = 90;

/** Days within which the next purchase is looked for along the curve. */
export const CURVE_DAYS = [7, 14, 30, 60, 90, 180, 365] as const;
