import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import { RFM_MIN_BUYERS, RFM_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { addDays } from '@/lib/domain/shared/calendar';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import { majorUnitOf } from '../../major-unit';
import { memberIs } from '../../member-filter';
import { rfmEdgesSql } from '../../rfm-edges-sql';
import type { RfmParameters } from './spec';

/** Where the scores come from and what they are counted as of. */
export type RfmPlan = {
  readonly source: 'stored' | 'raw';
  readonly asOfOn: string;
  /** First day of the window; null: from the first purchase on. */
  readonly sinceOn: string | null;
  readonly majorUnit: number;
};

/** First day of a named window; null when it has no beginning. */
function firstDayOf({ window }: RfmParameters, asOfOn: string): string | null {
  const days = RFM_WINDOW_DAYS[window];
  return days === null ? null : addDays(asOfOn, 1 - days);
}

/**
 * The stored scoring answers when it is the one asked for; anything else is computed from purchases. Throws AppError
 * `invalid_input` for a day still to come.
 */
export function planRfm(parameters: RfmParameters, state: AnalyticsState): RfmPlan {
  const storedOn = state.model?.asOfOn ?? state.asOfOn;
  const asOfOn = asOfDay(parameters.asOf, state, storedOn);
  const isStored =
    state.model !== null &&
    asOfOn === state.model.asOfOn &&
    parameters.since === undefined &&
    parameters.window === '12m' &&
    parameters.binning === 'quintiles';
  return {
    source: isStored ? 'stored' : 'raw',
    asOfOn,
    sinceOn: parameters.since ?? firstDayOf(parameters, asOfOn),
    majorUnit: majorUnitOf(state.currency),
  };
}

/** Conditions of the report's own filters on scores; begins with AND, or is empty. */
export function scoreIs(read: Read, parameters: RfmParameters): Fragment {
  const m = parameters.m === undefined ? read`` : read`AND m = ${parameters.m}`;
  const group =
    parameters.group === undefined
      ? read``
      : read`AND r * 100 + f * 10 + m = ANY(${scoreCodesOf(parameters.group)}::int[])`;
  return read`${m} ${group}`;
}

/**
 * The CTEs `buyers`, `edges`, `scored` of a computation from purchases. The key is grouped as an expression on
 * purpose: by the bare column the planner walks the index of every partition in random heap order, which took
 * five times as long as reading the partitions through.
 */
export function rawCtes(read: Read, parameters: RfmParameters, plan: RfmPlan): Fragment {
  const since = plan.sinceOn === null ? read`` : read`AND business_date >= ${plan.sinceOn}::date`;
  const edges = rfmEdgesSql(parameters.binning, {
    from: 'buyers',
    recency: 'recency_days',
    frequency: 'receipts',
    monetary: 'revenue_minor',
    majorUnit: plan.majorUnit,
  });
  return read`
    buyers AS MATERIALIZED (
      SELECT member_id + 0 AS member_id,
             (count(*) FILTER (WHERE NOT is_return))::int AS receipts,
             sum(amount_minor)::bigint AS revenue_minor,
             ${plan.asOfOn}::date - max(business_date) FILTER (WHERE NOT is_return) AS recency_days
      FROM purchases
      WHERE member_id > 0 AND business_date <= ${plan.asOfOn}::date ${since}
      GROUP BY member_id + 0
      HAVING count(*) FILTER (WHERE NOT is_return) > 0
    ),
    edges AS MATERIALIZED (${read.unsafe(edges)}),
    scored AS MATERIALIZED (
      SELECT b.member_id, b.receipts, b.revenue_minor, b.recency_days,
             5 - width_bucket(b.recency_days::numeric, e.recency_edges) AS r,
             1 + width_bucket(b.receipts::numeric, e.frequency_edges) AS f,
             1 + width_bucket(b.revenue_minor::numeric, e.monetary_edges) AS m
      FROM buyers b CROSS JOIN edges e
      WHERE e.buyers >= ${RFM_MIN_BUYERS}
    )`;
}

/** Rows of the raw computation that the filters leave. Stands after `rawCtes`. */
export function rawRows(read: Read, parameters: RfmParameters): Fragment {
  return read`
    SELECT scored.member_id, r, f, m, scored.receipts, scored.revenue_minor, scored.recency_days
    FROM (SELECT member_id, receipts, revenue_minor, recency_days, r, f, m FROM scored
          WHERE true ${scoreIs(read, parameters)}) scored
    JOIN (SELECT s.member_id FROM member_summary s WHERE true ${memberIs(read, parameters)}) kept
      USING (member_id)`;
}

/** Rows of the stored scoring that the filters leave: one pass over member_summary. Only buyers have scores. */
export function storedRows(read: Read, parameters: RfmParameters, plan: RfmPlan): Fragment {
  return read`
    SELECT s.member_id, s.r, s.f, s.m, s.receipts_365 AS receipts, s.revenue_365_minor AS revenue_minor,
           ${plan.asOfOn}::date - s.last_purchase_on AS recency_days
    FROM member_summary s
    WHERE s.r IS NOT NULL
      ${memberIs(read, parameters)} ${scoreIs(read, parameters)}`;
}

/**
 * A SELECT of the scored members that the filters leave: member_id, r, f, m, receipts, revenue_minor,
 * recency_days. The grid, the groups and the lists behind their figures all read this one.
 */
export function scoredMembers(read: Read, parameters: RfmParameters, plan: RfmPlan): Fragment {
  return plan.source === 'stored'
    ? storedRows(read, parameters, plan)
    : read`WITH ${rawCtes(read, parameters, plan)} ${rawRows(read, parameters)}`;
}
