import 'server-only';

/** Months before the present one that are kept when nothing is kept yet. */
export const LIFECYCLE_MONTHS_BACK = 12;

/**
 * Months whose stages are to be kept, the latest first: the present one once a day, after the night counted the rhythms, and the twelve
 * before it that were never kept at their end, back to the first purchase. `$1`: how many at most.
 */
export const DUE_LIFECYCLE_MONTHS = `
  WITH today AS (SELECT as_of_on, date_trunc('month', as_of_on)::date AS month FROM analytics_state),
  bought AS (SELECT min(month) AS first FROM cohort_tier_cells WHERE start = 'purchase')
  SELECT d.month::date::text AS month
  FROM today t CROSS JOIN bought b
  CROSS JOIN LATERAL generate_series(
    greatest(b.first, t.month - interval '${LIFECYCLE_MONTHS_BACK} months'), t.month, interval '1 month') d(month)
  LEFT JOIN lifecycle_months k ON k.month = d.month::date
  WHERE b.first IS NOT NULL
    AND (k.month IS NULL OR (NOT k.is_month_end AND (k.as_of_on < t.as_of_on OR d.month < t.month)))
    AND (d.month < t.month OR EXISTS (SELECT FROM outlook_state o WHERE o.rhythms_on >= t.as_of_on))
  ORDER BY d.month DESC LIMIT $1`;
