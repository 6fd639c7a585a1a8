import type { Grain } from './periods';

/** What a cell of the cohort table shows. */
export const RETENTION_METRICS = ['share', 'customers', 'revenue', 'receipts'] as const;
export type RetentionMetric = (typeof RETENTION_METRICS)[number];

/** Cohorts smaller than this are shown grey and stay out of the average. */
export const DEFAULT_MIN_COHORT = 30;

/** How long a cohort's periods are. */
export const COHORT_GRAINS = ['month', 'week', 'quarter'] as const satisfies readonly Grain[];
export type CohortGrain = (typeof COHORT_GRAINS)[number];

/** What a member begins with: the true first purchase, joining, or the first receipt with a card in hand. */
export const COHORT_STARTS = ['purchase', 'joined', 'card'] as const;
export type CohortStart = (typeof COHORT_STARTS)[number];

/** Those that sums of cohorts are kept by. */
export const KEPT_STARTS = ['purchase', 'joined'] as const satisfies readonly CohortStart[];
export type KeptStart = (typeof KEPT_STARTS)[number];
