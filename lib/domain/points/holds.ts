/** Longest time that points may be promised: a day. */
export const LONGEST_HOLD_MINUTES = 1_440;

/** How long points are promised unless told: the time of a check-out. */
export const HOLD_MINUTES = 30;
