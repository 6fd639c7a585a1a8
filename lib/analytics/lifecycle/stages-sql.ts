import 'server-only';
import {
  LAPSED_LONG_GAPS,
  LIFECYCLE_STAGES,
  type LifecycleStage,
  PATIENCE_MIN_DAYS,
  PATIENCE_UNKNOWN_DAYS,
  RHYTHM_MIN_GAPS,
} from '@/lib/domain/analytics/lifecycle';

/** How a stage is kept: 1 is the first of `LIFECYCLE_STAGES`, 0 nobody's. */
export const stageNumber = (stage: LifecycleStage): number => LIFECYCLE_STAGES.indexOf(stage) + 1;

const patience = (gap: string) =>
  `greatest(${PATIENCE_MIN_DAYS}, coalesce(${gap}, (SELECT days FROM typical), ${PATIENCE_UNKNOWN_DAYS}))`;

/** The stage by the rules of `LIFECYCLE_STAGES`, of a row that knows days, last_on, long_gap, last_gap and earlier_long_gap. $1: as of. */
const STAGE = `
  CASE WHEN $1::date - last_on > ${LAPSED_LONG_GAPS} * ${patience('long_gap')} THEN ${stageNumber('lapsed')}
    WHEN $1::date - last_on > ${patience('long_gap')} THEN ${stageNumber('slipping')}
    WHEN coalesce(last_gap, 0) > ${LAPSED_LONG_GAPS} * ${patience('earlier_long_gap')} THEN ${stageNumber('returned')}
    WHEN days <= ${RHYTHM_MIN_GAPS} THEN ${stageNumber('new')} ELSE ${stageNumber('active')} END`;

const gapQuantile = (of: string) =>
  `CASE WHEN count(gap)${of} >= ${RHYTHM_MIN_GAPS} THEN percentile_disc(0.9) WITHIN GROUP (ORDER BY gap)${of} END`;

/** Rhythms as they were on a day: from the days on which each member had bought by then. */
const FROM_PURCHASES = `
  rhythms AS MATERIALIZED (
    SELECT member_id, count(*) AS days, max(day) AS last_on, max(gap) FILTER (WHERE is_latest) AS last_gap,
      ${gapQuantile('')} AS long_gap, ${gapQuantile(' FILTER (WHERE NOT is_latest)')} AS earlier_long_gap
    FROM (
      SELECT member_id, day, day - lag(day) OVER member AS gap, lead(day) OVER member IS NULL AS is_latest
      FROM (SELECT DISTINCT member_id, business_date AS day FROM purchases
            WHERE member_id > 0 AND NOT is_return AND business_date <= $1::date) bought
      WINDOW member AS (PARTITION BY member_id ORDER BY day)
    ) gaps GROUP BY member_id
  ),
  typical AS (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY long_gap) AS days FROM rhythms)`;

/** Rhythms of last night; a day on which a member bought since is one more. */
const FROM_RHYTHMS = `
  typical AS (SELECT long_gap_days AS days FROM outlook_state),
  rhythms AS (
    SELECT s.member_id, coalesce(h.purchase_days, 0) + is_news::int AS days, s.last_purchase_on AS last_on,
      CASE WHEN is_news THEN s.last_purchase_on - h.last_on ELSE h.last_gap_days END AS last_gap,
      h.long_gap_days AS long_gap,
      CASE WHEN is_news THEN h.long_gap_days ELSE h.earlier_long_gap_days END AS earlier_long_gap
    FROM member_summary s LEFT JOIN member_rhythms h USING (member_id)
    CROSS JOIN LATERAL (SELECT h.last_on IS NULL OR s.last_purchase_on > h.last_on AS is_news) n
    WHERE s.last_purchase_on IS NOT NULL
  )`;

/** A statement that answers `member_id, stage` of everybody who had bought by the day $1, and the gap that stood in for a rhythm. */
export function stagesSql(source: 'rhythms' | 'purchases'): string {
  return `WITH ${source === 'rhythms' ? FROM_RHYTHMS : FROM_PURCHASES}
    SELECT member_id, ${STAGE} AS stage, (SELECT days FROM typical) AS typical FROM rhythms`;
}
