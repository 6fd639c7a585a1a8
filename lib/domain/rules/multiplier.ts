/** The least and the most that points are multiplied by: 20,000 doubles. */
export const MULTIPLIER_MIN_BPS = 10_001;
export const MULTIPLIER_MAX_BPS = 1_000_000;
