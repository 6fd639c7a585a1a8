import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { GAP_BINS, type GapSide, NO_GAP_GROUP } from '@/lib/domain/analytics/gaps-result';
import { isRfmGroup, scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import { addMonths, lastDayOf, monthOf, monthsBetween } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { AnalyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import { isOfAll, memberIs } from '../../member-filter';
import type { GapsParameters } from './spec';

/** Months before the last one that are looked at when none are asked for. */
const MONTHS_BACK = 2;
/** More months than this are refused: each is some of all purchases. */
const MOST_MONTHS = 37;

export type GapsPlan = {
  readonly asOfOn: string;
  readonly from: string;
  readonly to: string;
  readonly untilOn: string;
};

/** Works out the months. Throws AppError `invalid_input` when they are upside down or too many, or the day is still to come. */
export function planGaps(
  { from, to, asOf }: Pick<GapsParameters, 'from' | 'to' | 'asOf'>,
  state: Pick<AnalyticsState, 'asOfOn' | 'latestOn'>,
): GapsPlan {
  const asOfOn = asOfDay(asOf, state, state.asOfOn);
  const lastMonth = monthOf(asOfOn);
  const last = to !== undefined && to < lastMonth ? to : lastMonth;
  const first = from ?? addMonths(last, -MONTHS_BACK);
  const months = monthsBetween(first, last);
  if (months < 0 || months >= MOST_MONTHS) {
    throw new AppError('invalid_input', { fields: ['from', 'to'] });
  }
  const end = lastDayOf(last);
  return { asOfOn, from: first, to: last, untilOn: end < asOfOn ? end : asOfOn };
}

/** What a member is told apart by: a tier, or the code of their score; zero for none. */
const SIDES: Readonly<Record<GapSide, string>> = {
  tier: 'coalesce(s.tier_id, 0)',
  rfm: 'coalesce(s.r * 100 + s.f * 10 + s.m, 0)',
};

type Context = {
  readonly read: Read;
  readonly plan: GapsPlan;
  readonly parameters: GapsParameters;
};

/** Days on which somebody bought that ended a gap, between the first day and the last. A second receipt of a day ends none. */
const endedIn = (read: Read, plan: GapsPlan): Fragment => read`
  p.business_date BETWEEN ${`${plan.from}-01`}::date AND ${plan.untilOn}::date AND p.gap_days > 0 AND NOT p.is_return`;

const binOf = (read: Read): Fragment => read`width_bucket(p.gap_days, ${[...GAP_BINS]}::int[])`;

/**
 * Gaps that ended: `member_id, gap_days, bin, side, amount_minor`, and `is_first` in one row of each member: what came before was bought
 * before the months, or was their first purchase of all.
 */
export function endedGaps({ read, plan, parameters }: Context): Fragment {
  return read`
    SELECT p.member_id, p.gap_days, ${binOf(read)} AS bin,
           (${read.unsafe(SIDES[parameters.by])})::int AS side, p.amount_minor,
           p.business_date - p.gap_days < ${`${plan.from}-01`}::date
             OR p.business_date - p.gap_days = s.first_purchase_on AS is_first
    FROM purchases p JOIN member_summary s USING (member_id)
    WHERE ${endedIn(read, plan)} ${memberIs(read, parameters)}`;
}

/** Which bins the gaps of each member fell into, a bit each: `bins`. Members are looked up where a filter asks for them alone. */
export function binsOfMembers({ read, plan, parameters }: Context): Fragment {
  const members = isOfAll(parameters) ? read`` : read`JOIN member_summary s USING (member_id)`;
  // Grouped by an expression so that whole partitions are read through instead of walking their index.
  return read`
    SELECT bit_or(1 << ${binOf(read)}) AS bins FROM purchases p ${members}
    WHERE ${endedIn(read, plan)} ${memberIs(read, parameters)} GROUP BY p.member_id + 0`;
}

/** Condition on `side`: begins with AND; null when there is no such group. */
export function sideIs(read: Read, by: GapSide, group: string): Fragment | null {
  if (group === NO_GAP_GROUP) return read`AND side = 0`;
  if (by === 'tier') {
    return read`AND side = (SELECT tier_id FROM tiers WHERE code = ${group})`;
  }
  return isRfmGroup(group) ? read`AND side = ANY(${[...scoreCodesOf(group)]}::int[])` : null;
}
