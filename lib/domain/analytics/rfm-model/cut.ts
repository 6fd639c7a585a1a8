/** How buyers are cut into bins: quantiles with ties together, the quantile edges of the R package `rfm`, edges of one's own. */
export const CUT_BINNINGS = ['quantiles', 'rPackage', 'thresholds'] as const;
export type CutBinning = (typeof CUT_BINNINGS)[number];

export const BINS_MIN = 3;
export const BINS_MAX = 10;

/** Days of the window up to and including the as-of day; 0: from the first purchase on. */
export const CUT_WINDOWS = [30, 60, 90, 365, 0] as const;
/** What money is: net of returns, or what was bought whatever came back. */
export const CUT_MONEY = ['net', 'gross'] as const;
/** What is counted: distinct receipts, or their lines (a receipt without lines is one). */
export const CUT_FREQUENCY = ['receipts', 'lines'] as const;

/** Edges of each value from the lowest up; a value on an edge is above it. Money in whole minor units, as JSON carries them. */
export type CutThresholds = {
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly moneyMinor: readonly number[];
};
export const THRESHOLD_KINDS = ['recencyDays', 'frequency', 'moneyMinor'] as const;
export type ThresholdKind = (typeof THRESHOLD_KINDS)[number];

/** How scores come about, without the names of groups: models that are cut alike have the same scores. */
export type RfmCut = {
  readonly binning: CutBinning;
  readonly bins: number;
  readonly windowDays: (typeof CUT_WINDOWS)[number];
  readonly money: (typeof CUT_MONEY)[number];
  readonly frequency: (typeof CUT_FREQUENCY)[number];
  /** Of `thresholds` alone. */
  readonly thresholds: CutThresholds | null;
};

/** The cut of the programme's default: the one that is scored every night and that segments ask. */
export const STANDARD_CUT: RfmCut = {
  binning: 'quantiles',
  bins: 5,
  windowDays: 365,
  money: 'net',
  frequency: 'receipts',
  thresholds: null,
};
