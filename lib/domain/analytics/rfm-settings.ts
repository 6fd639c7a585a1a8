/** Fewer buyers than this are not cut into five: the report says "not enough data". */
export const RFM_MIN_BUYERS = 100;

/** How values are cut into five. `quintiles` is the default and the one that is stored. */
export const RFM_BINNINGS = ['quintiles', 'r-package'] as const;
export type RfmBinning = (typeof RFM_BINNINGS)[number];

/** Periods that frequency and monetary are counted over. */
export const RFM_WINDOWS = ['12m', 'all'] as const;
export type RfmWindow = (typeof RFM_WINDOWS)[number];

/** Length of each window in days up to and including the as-of day; null has no beginning. */
export const RFM_WINDOW_DAYS: Readonly<Record<RfmWindow, number | null>> = {
  '12m': 365,
  all: null,
};

/** The window that is stored and rescored every night. */
export const STORED_WINDOW_DAYS = 365;

/** What a cell of the RFM grid shows. */
export const RFM_METRICS = ['customers', 'revenue', 'average', 'share'] as const;
export type RfmMetric = (typeof RFM_METRICS)[number];
