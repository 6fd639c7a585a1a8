/** Why a member's tier changed. Words: `timeline.tiers.reasons.<reason>`. */
export const TIER_REASONS = [
  'earned',
  'lapsed',
  'merge',
  'unmerge',
  'cardOwner',
  'manual',
  'floorOver',
  'newVersion',
  'replayed',
  'enrolled',
  'left',
  'other',
] as const;
export type TierReason = (typeof TIER_REASONS)[number];
