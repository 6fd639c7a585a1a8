import 'server-only';

/** Month ends that are kept back from the present month when a cut is new; older ones stay once they were kept. */
export const MONTHS_BACK = 12;

export type DueScoring = { readonly cutId: number; readonly month: string };

/**
 * Months of the cuts of models in use that are to be scored, the present one first, `"cutId", month`: the present one once a day, and
 * the twelve before it that were never scored at their end, back to the first purchase. `$1`: how many at most.
 */
export const DUE_SCORINGS = `
  WITH today AS (SELECT as_of_on, date_trunc('month', as_of_on)::date AS month FROM analytics_state),
  bought AS (SELECT date_trunc('month', min(month))::date AS first FROM cohort_tier_cells WHERE start = 'purchase'),
  cuts AS (SELECT DISTINCT v.cut_id FROM rfm_saved_models m JOIN rfm_saved_versions v USING (model_id, version)
    WHERE m.archived_at IS NULL)
  SELECT c.cut_id AS "cutId", d.month::date::text AS month
  FROM cuts c CROSS JOIN today t CROSS JOIN bought b
  CROSS JOIN LATERAL generate_series(greatest(b.first, t.month - interval '${MONTHS_BACK} months'), t.month, interval '1 month') d(month)
  LEFT JOIN rfm_scorings s ON s.cut_id = c.cut_id AND s.month = d.month::date
  WHERE s.cut_id IS NULL OR (NOT s.is_month_end AND (s.as_of_on < t.as_of_on OR d.month < t.month))
  ORDER BY d.month DESC, c.cut_id LIMIT $1`;
