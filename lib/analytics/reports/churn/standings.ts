import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { PATIENCE_MIN_DAYS, PATIENCE_UNKNOWN_DAYS } from '@/lib/domain/analytics/lifecycle';
import { addPeriods, periodEnd, periodsBetween } from '@/lib/domain/analytics/periods';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { memberIs } from '../../member-filter';
import { boughtBetween } from '../retention/bought';
import { planRetention, type RetentionPlan } from '../retention/plan';
import type { ChurnParameters } from './spec';

/** A bit for each day that is looked at: more do not fit into a bigint. */
const MOST_PERIODS = 60;

export type ChurnPlan = RetentionPlan & {
  /** First days of the periods. */
  readonly periods: readonly string[];
  /** Days that are looked at: the one before the first period, and the last of each; of an unfinished one the as-of day. */
  readonly lookedOn: readonly string[];
};

/** Works out the periods. Throws AppError `invalid_input` as retention does, and for more than 60 periods. */
export function planChurn(
  { grain, from, to, asOf }: ChurnParameters,
  state: Pick<AnalyticsState, 'asOfOn' | 'latestOn'>,
): ChurnPlan {
  const plan = planRetention({ grain, from, to, asOf }, state);
  const count = periodsBetween(plan.firstOn, plan.lastOn, grain) + 1;
  if (count > MOST_PERIODS) throw new AppError('invalid_input', { fields: ['from', 'to'] });
  const periods = Array.from({ length: count }, (_, at) => addPeriods(plan.firstOn, at, grain));
  const endOf = (start: string) => {
    const end = periodEnd(start, grain);
    return end < plan.asOfOn ? end : plan.asOfOn;
  };
  return { ...plan, periods, lookedOn: [addDays(plan.firstOn, -1), ...periods.map(endOf)] };
}

/** Members up to one, or those after it. */
export type Half = { readonly side: 'low' | 'high'; readonly upTo: number };

type Context = {
  readonly read: Read;
  readonly plan: ChurnPlan;
  readonly parameters: ChurnParameters;
  /** Without it all members. */
  readonly half?: Half | undefined;
};

/** A condition on a column that holds a member: begins with AND, or is empty. */
function halfIs({ read, half }: Context, column: string): Fragment {
  if (half === undefined) return read``;
  const operator = half.side === 'low' ? '<=' : '>';
  return read`AND ${read.unsafe(`${column} ${operator}`)} ${half.upTo}::bigint`;
}

/** Days of silence after which a member counts as lost, with their rhythm `h`; and the fewest that anybody's can be. */
function silence({ read, parameters }: Context): { of: Fragment; least: number } {
  const { churnBy, churnDays, churnTimes } = parameters;
  if (churnBy === 'days') return { of: read`${churnDays}::int`, least: churnDays };
  return {
    of: read`${churnTimes}::int * greatest(${PATIENCE_MIN_DAYS}::int,
      coalesce(h.long_gap_days, (SELECT long_gap_days FROM outlook_state), ${PATIENCE_UNKNOWN_DAYS}::int))`,
    least: churnTimes * PATIENCE_MIN_DAYS,
  };
}

/** Who bought in a period is active in it: the periods in which each member did, from the one before the first. */
function buyers(context: Context): Fragment {
  const { read, plan, parameters } = context;
  const { grain, lookedOn, asOfOn } = plan;
  const fromOn = addPeriods(plan.periods[0] ?? asOfOn, -1, grain);
  const days = read`${[...lookedOn]}::date[]`;
  const toOn = lookedOn.at(-1) ?? asOfOn;
  return read`
    SELECT s.member_id, width_bucket(s.first_purchase_on - 1, ${days}) AS before, coalesce(b.active, 0) AS active
    FROM member_summary s
    LEFT JOIN (
      SELECT member_id, bit_or(1::bigint << width_bucket(on_day - 1, ${days})) AS active
      FROM (${boughtBetween(read, plan, { fromOn, toOn })}) bought WHERE receipts > 0 ${halfIs(context, 'member_id')} GROUP BY member_id
    ) b USING (member_id)
    WHERE s.first_purchase_on <= ${toOn}::date ${halfIs(context, 's.member_id')} ${memberIs(read, parameters)}`;
}

/**
 * Everybody who bought up to the last day: `member_id, before, active`, see `Standing`. A member is active on a day when the last
 * purchase before it lies no further back than the silence. They are not where a gap between two purchases was longer, before the
 * first and long after the last: purchases are looked through for long gaps alone.
 */
export function standings(context: Context): Fragment {
  const { read, plan, parameters } = context;
  if (parameters.churnBy === 'period') return buyers(context);
  const days = read`${[...plan.lookedOn]}::date[]`;
  const { of: silent, least } = silence(context);
  // A number in the text and not a parameter: the index of long gaps must be seen to hold what is asked.
  const longer = read.unsafe(String(least + 1));
  const range = (from: Fragment, to: Fragment) =>
    read`greatest((1::bigint << ${to}) - (1::bigint << ${from}), 0)`;
  // How many of the days lie at or before a day.
  const passed = (day: Fragment) => read`width_bucket(${day}, ${days})`;
  return read`
    SELECT s.member_id, ${passed(read`s.first_purchase_on - 1`)} AS before,
           ${range(passed(read`s.first_purchase_on - 1`), passed(read`s.last_purchase_on + ${silent}`))}
             & ~coalesce(g.away, 0) AS active
    FROM member_summary s LEFT JOIN member_rhythms h USING (member_id)
    LEFT JOIN (
      SELECT p.member_id,
             bit_or(${range(passed(read`p.business_date - p.gap_days + ${silent}`), passed(read`p.business_date - 1`))}) AS away
      FROM purchases p LEFT JOIN member_rhythms h USING (member_id)
      WHERE p.business_date > ${plan.lookedOn[0] ?? plan.asOfOn}::date AND NOT p.is_return
        AND p.gap_days > ${longer} AND p.gap_days > ${silent} + 1 ${halfIs(context, 'p.member_id')}
      GROUP BY p.member_id
    ) g USING (member_id)
    WHERE s.first_purchase_on <= ${plan.lookedOn.at(-1) ?? plan.asOfOn}::date ${halfIs(context, 's.member_id')}
      ${memberIs(read, parameters)}`;
}
