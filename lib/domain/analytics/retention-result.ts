import type { CohortGrain, CohortStart } from './retention-settings';

/** Receipts are null where they were not asked for: sums by cohort do not hold them. */
type Receipts = {
  readonly receipts: number | null;
  /** Receipts of a customer of the cell, to the tenth. */
  readonly receiptsEach: number | null;
};

/** People and money of a cohort in one period. Periods are written as `periodCode` does. */
export type CohortCell = Receipts & {
  readonly cohort: string;
  readonly cohortSize: number;
  /** Periods since the one they began in. */
  readonly offset: number;
  readonly boughtIn: string;
  /** Who bought; in period 0 everybody of the cohort. */
  readonly customers: number;
  readonly customersShare: number | null;
  readonly revenueMinor: bigint;
  readonly cohortRevenueMinor: bigint;
  readonly revenueShare: number | null;
  readonly isUnfinished: boolean;
  readonly isSmall: boolean;
};

/** One column over all cohorts that have it whole, each weighing as many as it has people. */
export type AverageCell = Receipts & {
  readonly offset: number;
  readonly cohorts: number;
  readonly cohortSize: number;
  readonly customers: number;
  readonly customersShare: number | null;
  readonly revenueMinor: bigint;
  readonly revenueShare: number | null;
};

export type AverageColumn = AverageCell & {
  readonly customersShareYearBefore: number | null;
  readonly revenueShareYearBefore: number | null;
  readonly receiptsEachYearBefore: number | null;
};

/** One period of two sides that are compared; what a side has not come to is null. */
export type ComparedCell = {
  readonly offset: number;
  readonly customers: number | null;
  readonly customersShare: number | null;
  readonly revenueShare: number | null;
  readonly receiptsEach: number | null;
  readonly customersOther: number | null;
  readonly customersShareOther: number | null;
  readonly revenueShareOther: number | null;
  readonly receiptsEachOther: number | null;
  /** The second less the first. */
  readonly shareDifference: number | null;
};

/** What the retention report answers. */
export type RetentionResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly grain: CohortGrain;
    readonly start: CohortStart;
    /** Months that the cohorts begin in. */
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly minCohort: number;
    /** The two cohorts laid beside each other; '' when there are no two. */
    readonly a: string;
    readonly b: string;
    /** People of all cohorts. */
    readonly customers: number;
    /** Told only when no cohort has anybody: when anybody bought last. */
    readonly lastPurchaseOn: string | null;
  };
  readonly tables: {
    readonly cohorts: readonly CohortCell[];
    readonly average: readonly AverageColumn[];
    /** Cohort `a` beside `b`. */
    readonly pair: readonly ComparedCell[];
    /** The average of the filter beside that of the second filter; empty when none is asked for. */
    readonly versus: readonly ComparedCell[];
  };
};
