import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import {
  LAPSED_LONG_GAPS,
  type LifecycleStage,
  PATIENCE_MIN_DAYS,
  PATIENCE_UNKNOWN_DAYS,
  RHYTHM_MIN_GAPS,
} from '@/lib/domain/analytics/lifecycle';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { PredicateOf } from '../predicate';
import { allOf, NEVER } from './pieces';

type Ends = {
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
};

/** A measure from and to, each end times `unit`. */
function measured(value: SQL, { from, to }: Ends, unit: SQL = sql`1`): SQL {
  return allOf([
    ...(from === undefined ? [] : [sql`${value} >= ${String(from)}::numeric * ${unit}`]),
    ...(to === undefined ? [] : [sql`${value} <= ${String(to)}::numeric * ${unit}`]),
  ]);
}

/** The long gap that a member is judged by: see `LIFECYCLE_STAGES`. */
const patience = (gap: SQL) =>
  sql`greatest(${sql.raw(String(PATIENCE_MIN_DAYS))},
    coalesce(${gap}, (SELECT long_gap_days FROM outlook_state), ${sql.raw(String(PATIENCE_UNKNOWN_DAYS))}))`;

const lapsed = sql.raw(String(LAPSED_LONG_GAPS));
const hasBought = sql`k.last_purchase_on > ${NEVER}`;
/** Bought on a day that the rhythm does not know yet. */
const isNews = sql`(h.last_on IS NULL OR k.last_purchase_on > h.last_on)`;

export const lifecycle: PredicateOf<'lifecycle'> = ({ stages }, { todayOn }) => {
  const silent = sql`(${todayOn}::date - k.last_purchase_on)`;
  const lastGap = sql`(CASE WHEN ${isNews} THEN k.last_purchase_on - h.last_on ELSE h.last_gap_days END)`;
  const earlier = sql`(CASE WHEN ${isNews} THEN h.long_gap_days ELSE h.earlier_long_gap_days END)`;
  const days = sql`(coalesce(h.purchase_days, 0) + CASE WHEN ${isNews} THEN 1 ELSE 0 END)`;
  const own = patience(sql`h.long_gap_days`);
  const isHere: Readonly<Record<LifecycleStage, SQL>> = {
    lapsed: sql`${silent} > ${lapsed} * ${own}`,
    slipping: sql`${silent} > ${own} AND ${silent} <= ${lapsed} * ${own}`,
    returned: sql`${silent} <= ${own} AND coalesce(${lastGap}, 0) > ${lapsed} * ${patience(earlier)}`,
    new: sql`${silent} <= ${own} AND coalesce(${lastGap}, 0) <= ${lapsed} * ${patience(earlier)} AND ${days} <= ${sql.raw(String(RHYTHM_MIN_GAPS))}`,
    active: sql`${silent} <= ${own} AND coalesce(${lastGap}, 0) <= ${lapsed} * ${patience(earlier)} AND ${days} > ${sql.raw(String(RHYTHM_MIN_GAPS))}`,
  };
  return {
    needs: ['h'],
    where: sql`${hasBought} AND (${sql.join(
      stages.map((stage) => sql`(${isHere[stage]})`),
      sql` OR `,
    )})`,
  };
};

const GAPS: Readonly<Record<ConditionOf<'late'>['gaps'][number], SQL>> = {
  usual: sql`h.usual_gap_days`,
  long: sql`h.long_gap_days`,
};

export const late: PredicateOf<'late'> = ({ times, gaps }, { todayOn }) => ({
  needs: ['h'],
  where: sql`${hasBought} AND (${sql.join(
    gaps.map((gap) => measured(sql`(${todayOn}::date - k.last_purchase_on)`, times, GAPS[gap])),
    sql` OR `,
  )})`,
});

export const alive: PredicateOf<'alive'> = ({ percents }) => ({
  needs: ['o'],
  where: measured(sql`o.p_alive::float8 * 100`, percents),
});

const FORECASTS: Readonly<Record<ConditionOf<'expected'>['ahead'][number], SQL>> = {
  '30': sql`o.expected_30::float8`,
  '90': sql`o.expected_90::float8`,
};

export const expected: PredicateOf<'expected'> = ({ purchases, ahead }) => ({
  needs: ['o'],
  where: sql`(${sql.join(
    ahead.map((days) => measured(FORECASTS[days], purchases)),
    sql` OR `,
  )})`,
});
