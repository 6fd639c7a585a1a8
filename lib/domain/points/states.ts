/** Why points moved. */
export const ENTRY_KINDS = [
  'earn',
  'activate',
  'redeem',
  'redeem_reversal',
  'earn_reversal',
  'expire',
  'adjust',
  'transfer_in',
  'transfer_out',
  'merge_in',
  'merge_out',
  'reactivate',
  'debt_repaid',
  'write_off',
] as const;

/** States of a lot. The first two are open: points are left in it. */
export const LOT_STATES = [
  'pending',
  'available',
  'consumed',
  'expired',
  'reversed',
  'cancelled',
] as const;

/** States of a hold; all but the first are its end. */
export const HOLD_STATES = ['open', 'captured', 'released', 'lapsed'] as const;

/** Why a person moved points by hand. */
export const ADJUST_REASONS = [
  'wrongAmount',
  'missedEarning',
  'wrongMember',
  'technicalFault',
  'goodwill',
  'missingReceipt',
  'other',
] as const;

/** Why an account takes no movements. */
export const FREEZE_REASONS = ['mismatch', 'fraud', 'merged'] as const;
