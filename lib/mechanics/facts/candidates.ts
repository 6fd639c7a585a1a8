import 'server-only';
import { PATIENCE_MIN_DAYS } from '@/lib/domain/analytics/lifecycle';
import type { MechanicKindId, Occasion } from '@/lib/domain/mechanics/kinds/registry';
import { type Days, LATE_DAYS } from '@/lib/domain/mechanics/occurrence';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import type { Values } from '@/lib/tiers/engine/facts-sql';
import { LAST_GOOD_DAY } from './sources/lots';

/** What candidates are looked for by. */
export type Looked = {
  readonly values: Values;
  readonly days: Days;
  readonly timeZone: string;
  /** Lots that have ended matter to days that are over alone. */
  readonly isPast: boolean;
  /** The day on which something is given; null: whatever was due on the days is looked for. */
  readonly givenOn: string | null;
  /** SQL that a column is one of the members who are looked at. */
  readonly mine: (column: string) => string;
};
type OccasionOf<Id extends MechanicKindId> = Extract<Occasion, { is: Id }>;

/** SELECTs of `member_id` for each kind: everybody for whom it could be due on the days, and some for whom it is not. */
type Candidates = {
  readonly [Id in MechanicKindId]: (occasion: OccasionOf<Id>, looked: Looked) => string;
};

const YEAR_DAYS = 366;
const LEAP_DAY = 229;
/** Days that stand for 29 February in common years. */
const LEAP_NEIGHBOURS = [228, 301];
const WHOLE_BPS = 10_000;

/** Months and days, as 1231, that come between two days; 29 February with the days that stand for it. Null: all of them. */
function yearDays(fromOn: string, throughOn: string): readonly number[] | null {
  if (daysBetween(fromOn, throughOn) >= YEAR_DAYS - 2) return null;
  const found = new Set<number>();
  for (let on = fromOn; on <= throughOn; on = addDays(on, 1)) {
    found.add(Number(on.slice(5, 7)) * 100 + Number(on.slice(8)));
  }
  if (LEAP_NEIGHBOURS.some((day) => found.has(day))) found.add(LEAP_DAY);
  return [...found];
}

/** The days of the year around which a yearly window meets the days that are asked. */
const yearDaysOf = (
  { daysBefore, daysAfter }: { readonly daysBefore: number; readonly daysAfter: number },
  { fromOn, throughOn }: Days,
) => yearDays(addDays(fromOn, -daysAfter), addDays(throughOn, daysBefore));

/** Who bought or returned something on a day on which it could be due, or not yet be too late, or is taken back. */
function whoBought({ values, days, mine }: Looked, more = 'true'): string {
  return `SELECT p.member_id FROM purchases p WHERE ${mine('p.member_id')}
    AND p.business_date BETWEEN ${values.bind(addDays(days.fromOn, -LATE_DAYS))}::date AND ${values.bind(days.throughOn)}::date AND ${more}`;
}

/**
 * Who was silent for at least so many days on one of the days: by their latest purchase, or, of a silence that is over, by the
 * purchase that ended it.
 */
function whoWasSilent(
  { values, days, mine }: Looked,
  { least, most }: { readonly least: number; readonly most: number | null },
): string {
  const from = `${values.bind(days.fromOn)}::date`;
  const through = `${values.bind(days.throughOn)}::date`;
  const atLeast = `${values.bind(least)}::int`;
  const atMost = most === null ? null : `${values.bind(most)}::int`;
  return `SELECT s.member_id FROM member_summary s WHERE ${mine('s.member_id')} AND s.last_purchase_on <= ${through} - ${atLeast}
      ${atMost === null ? '' : `AND s.last_purchase_on >= ${from} - ${atMost}`}
    UNION
    SELECT p.member_id FROM purchases p WHERE ${mine('p.member_id')} AND p.business_date > ${from} AND p.gap_days > ${atLeast}
      AND p.business_date - p.gap_days + ${atLeast} <= ${through}
      ${atMost === null ? '' : `AND p.business_date - p.gap_days + ${atMost} >= ${from}`}`;
}

/** The fewest days of silence after which a member can have lapsed. */
function leastSilence({ lapsed }: OccasionOf<'reactivation'>): number {
  if (lapsed.by === 'days') return lapsed.days;
  if (lapsed.by === 'chance') return 1;
  if (lapsed.by === 'rhythm') {
    const own = Math.floor((PATIENCE_MIN_DAYS * lapsed.timesBps) / WHOLE_BPS) + 1;
    return Math.min(own, lapsed.otherwiseDays ?? own);
  }
  const isSilent = lapsed.stages.every((stage) => stage === 'slipping' || stage === 'lapsed');
  return isSilent ? PATIENCE_MIN_DAYS + 1 + lapsed.days : 0;
}

export const CANDIDATES: Candidates = {
  welcome: ({ afterDays, withinDays }, { values, days, mine }) =>
    `SELECT m.member_id FROM members m WHERE ${mine('m.member_id')} AND m.joined_on
      BETWEEN ${values.bind(addDays(days.fromOn, -withinDays))}::date AND ${values.bind(addDays(days.throughOn, -afterDays))}::date`,

  birthday: (occasion, { values, days, mine }) => {
    const dates = yearDaysOf(occasion, days);
    return `SELECT p.member_id FROM member_profiles p WHERE ${mine('p.member_id')} AND p.birth_md
      ${dates === null ? 'IS NOT NULL' : `= ANY(${values.bind(dates)}::smallint[])`}`;
  },

  anniversary: (occasion, { values, days, mine }) => {
    const dates = yearDaysOf(occasion, days);
    const date = '(extract(month FROM m.joined_on) * 100 + extract(day FROM m.joined_on))::int';
    return `SELECT m.member_id FROM members m WHERE ${mine('m.member_id')} AND m.joined_on <= ${values.bind(days.throughOn)}::date
      ${dates === null ? '' : `AND ${date} = ANY(${values.bind(dates)}::int[])`}`;
  },

  reactivation: (occasion, looked) => {
    // Who stood at a stage without a silence bought once, at the least.
    const least = leastSilence(occasion);
    if (occasion.lapsed.by === 'stage' && least === 0) {
      const { values, days, mine } = looked;
      return `SELECT s.member_id FROM member_summary s WHERE ${mine('s.member_id')} AND s.first_purchase_on <= ${values.bind(days.throughOn)}::date`;
    }
    // Stages go on for as long as they do, whatever is said of the longest silence.
    const most = occasion.lapsed.by === 'stage' ? null : occasion.mostDays;
    return whoWasSilent(looked, { least, most });
  },

  nthPurchase: (_, looked) => whoBought(looked),
  stamps: (_, looked) => whoBought(looked),
  challenge: (_, looked) => whoBought(looked),

  activity: ({ event }, { values, days, mine, timeZone }) => {
    const zone = values.bind(timeZone);
    return `SELECT e.member_id FROM member_events e WHERE ${mine('e.member_id')} AND e.name = ${values.bind(event)}
      AND e.occurred_at >= ${values.bind(addDays(days.fromOn, -LATE_DAYS))}::date::timestamp AT TIME ZONE ${zone}
      AND e.occurred_at < (${values.bind(days.throughOn)}::date + 1)::timestamp AT TIME ZONE ${zone}`;
  },

  // Whoever brought a friend who bought or returned something, or of whom it was told or ended, on the days or shortly before.
  referral: (_, { values, days, mine, timeZone }) => {
    const fromOn = `${values.bind(addDays(days.fromOn, -LATE_DAYS))}::date`;
    const throughOn = `${values.bind(days.throughOn)}::date`;
    const zone = values.bind(timeZone);
    const isIn = (column: string) =>
      `(${column} AT TIME ZONE ${zone})::date BETWEEN ${fromOn} AND ${throughOn}`;
    const stands = 'coalesce(b.merged_into, b.member_id)';
    return `SELECT ${stands} AS member_id FROM referrals r JOIN members b ON b.member_id = r.referrer_id JOIN members f ON f.member_id = r.member_id
      WHERE ${mine(stands)} AND (${isIn('r.told_at')} OR ${isIn('r.ended_at')} OR EXISTS (
        SELECT FROM purchases p WHERE p.member_id = coalesce(f.merged_into, f.member_id) AND p.business_date BETWEEN ${fromOn} AND ${throughOn}))`;
  },

  tierEntry: ({ tierIds }, { values, days, mine }) =>
    `SELECT j.member_id FROM tier_judgements j WHERE ${mine('j.member_id')} AND j.to_tier_id = ANY(${values.bind(tierIds)}::smallint[])
      AND j.judgement = 'reached'
      AND j.judged_on BETWEEN ${values.bind(addDays(days.fromOn, -LATE_DAYS))}::date AND ${values.bind(days.throughOn)}::date`,

  pointsExpiring: ({ daysBefore }, { values, days, mine, timeZone, isPast, givenOn }) => {
    const last = LAST_GOOD_DAY(values.bind(timeZone));
    const from = `${values.bind(givenOn ?? days.fromOn)}::date`;
    const through = `${values.bind(addDays(days.throughOn, daysBefore))}::date`;
    // Moments narrow by the index of open lots, days decide.
    const ending = `SELECT l.member_id FROM point_lots l WHERE ${mine('l.member_id')}
      AND l.expires_at BETWEEN (${from} - 1)::timestamptz AND (${through} + 3)::timestamptz AND ${last} BETWEEN ${from} AND ${through}`;
    if (isPast && givenOn === null) return ending;
    return `${ending} AND l.state = 'available' UNION ALL ${ending} AND l.state = 'pending'`;
  },

  crossSell: ({ bought, afterDays, withinDays }, { values, days, mine }) =>
    `SELECT l.member_id FROM purchase_lines l WHERE ${mine('l.member_id')} AND l.category = ${values.bind(bought)} AND l.kind = 'goods' AND l.quantity_milli > 0
      AND l.business_date BETWEEN ${values.bind(addDays(days.fromOn, -withinDays))}::date AND ${values.bind(addDays(days.throughOn, -afterDays))}::date`,

  partner: ({ partner }, looked) =>
    whoBought(
      looked,
      `(p.is_return OR p.store_id IN (SELECT store_id FROM stores WHERE partner = ${looked.values.bind(partner)}))`,
    ),
};

/** The SELECT of an occasion: each kind is looked up by the very name that its parameters carry. */
export function candidatesOf(occasion: Occasion, looked: Looked): string {
  return (CANDIDATES[occasion.is] as (one: Occasion, how: Looked) => string)(occasion, looked);
}
