/** People and money of a cohort in one month. Months are 'YYYY-MM'. */
export type CohortCell = {
  readonly cohort: string;
  readonly cohortSize: number;
  /** Months since the first purchase. */
  readonly offset: number;
  readonly month: string;
  readonly customers: number;
  readonly customersShare: number | null;
  readonly revenueMinor: bigint;
  readonly cohortRevenueMinor: bigint;
  readonly revenueShare: number | null;
  readonly isUnfinished: boolean;
  readonly isSmall: boolean;
};

/** One column over all cohorts that have it whole, each weighing as many as it has people. */
export type AverageCell = {
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
};

/** What the retention report answers. */
export type RetentionResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly minCohort: number;
    /** First purchases in all cohorts. */
    readonly customers: number;
    /** Told only when no cohort has anybody: when anybody bought last. */
    readonly lastPurchaseOn: string | null;
  };
  readonly tables: {
    readonly cohorts: readonly CohortCell[];
    readonly average: readonly AverageColumn[];
  };
};
