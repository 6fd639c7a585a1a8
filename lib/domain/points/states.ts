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
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** States of a lot. The first two are open: points are left in it. */
export const LOT_STATES = [
  'pending',
  'available',
  'consumed',
  'expired',
  'reversed',
  'cancelled',
] as const;
export type LotState = (typeof LOT_STATES)[number];

/** States of a hold; all but the first are its end. */
export const HOLD_STATES = ['open', 'captured', 'released', 'lapsed'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

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
export type AdjustReason = (typeof ADJUST_REASONS)[number];

/** Why an account takes no movements. */
export const FREEZE_REASONS = ['mismatch', 'fraud', 'merged'] as const;

/** Days that points live from the day they can be spent. A dated setting of the programme later. */
export const EXPIRY_DAYS = 365;
