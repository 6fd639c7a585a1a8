/** The pages of docs/metrics that the console opens: one for each, no other (a test compares them). */
export const METRIC_PAGES = [
  'churn',
  'gaps',
  'lifecycle',
  'migration',
  'outlook',
  'overview',
  'points',
  'points-life',
  'repeat',
  'repeat-curve',
  'retention',
  'rfm',
  'rfm-movement',
  'tasks',
  'tiers',
  'uplift',
] as const;
export type MetricPage = (typeof METRIC_PAGES)[number];

/** Where the console shows one. */
export const metricHref = (metric: MetricPage): string => `/analytics/how/${metric}`;
