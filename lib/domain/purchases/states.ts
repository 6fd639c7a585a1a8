/** Kinds of shops. */
export const STORE_FORMATS = ['hypermarket', 'supermarket', 'express', 'online', 'other'] as const;
export type StoreFormat = (typeof STORE_FORMATS)[number];

/** Longest receipt number, till or external id that is taken, in characters. */
export const REFERENCE_MAX_LENGTH = 80;

/** Windows of the member summary, in days up to and including the as-of day. */
export const SUMMARY_WINDOWS_DAYS = [30, 60, 90, 365] as const;
