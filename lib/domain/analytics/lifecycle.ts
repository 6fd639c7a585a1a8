/**
 * Where a member who ever bought stands by their own rhythm, in the order of a life. A long gap is one that nine of ten gaps between the
 * days on which they bought do not exceed. Silent beyond a long gap: slipping; beyond two: lapsed. Otherwise returned, when the gap
 * before the latest purchase was beyond two long gaps of those before it; new while there is no rhythm; active.
 */
export const LIFECYCLE_STAGES = ['new', 'active', 'slipping', 'lapsed', 'returned'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

/** Fewer gaps between purchases are no rhythm: the middle one of the members' long gaps stands in. */
export const RHYTHM_MIN_GAPS = 3;
/** The shortest long gap: who buys every day is not slipping after two. */
export const PATIENCE_MIN_DAYS = 7;
/** A silence of so many long gaps is no delay any more. */
export const LAPSED_LONG_GAPS = 2;
/** The long gap while no member of the programme has a rhythm. */
export const PATIENCE_UNKNOWN_DAYS = 90;
