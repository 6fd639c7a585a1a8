/** Days within which a receipt can be claimed: what a programme may choose, and what it begins with. */
export const CLAIM_DAYS_MIN = 30;
export const CLAIM_DAYS_MAX = 180;
export const CLAIM_DAYS = 90;

/** Share of the net amount that comes back as points, in hundredths of a percent: at most ten points a unit of money. */
export const CLAIM_RATE_BPS_MAX = 100_000;
export const CLAIM_RATE_BPS = 500;

/** What a member showed to claim a receipt. */
export const CLAIM_PROOFS = ['paper', 'photo', 'bankStatement'] as const;
