/** What a cell of the cohort table shows. */
export const RETENTION_METRICS = ['share', 'customers', 'revenue'] as const;
export type RetentionMetric = (typeof RETENTION_METRICS)[number];

/** Cohorts smaller than this are shown grey and stay out of the average. */
export const DEFAULT_MIN_COHORT = 30;
