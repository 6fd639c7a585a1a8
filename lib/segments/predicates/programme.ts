import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import type { Predicate, PredicateContext, PredicateOf } from '../predicate';
import { allOf, between, happenedWithin, oneOfNumbers, oneOfTexts, within } from './pieces';

export const tier: PredicateOf<'tier'> = ({ tiers }) => ({
  needs: [],
  where: oneOfNumbers(sql`coalesce(k.tier_id, 0)`, tiers),
});

/** The standing `s` on the tier that is shown is so, or the floors `f` of today that hold it. */
const standsSo = (where: SQL, { sampled, todayOn }: PredicateContext): Predicate => ({
  needs: [],
  isSet: true,
  where: sql`(k.member_id, k.tier_id) IN (SELECT member_id, tier_id FROM tier_standings s FULL JOIN (
      SELECT o.member_id, CASE WHEN t.is_gone THEN t.moved_to_id ELSE t.tier_id END AS tier_id,
        min(o.from_on) AS from_on, max(o.until_on) AS until_on
      FROM tier_floors o JOIN tiers t USING (tier_id)
      WHERE o.from_on <= ${todayOn}::date AND o.until_on >= ${todayOn}::date GROUP BY 1, 2) f USING (member_id, tier_id)
    WHERE ${where}${sampled(sql`member_id`)})`,
});

/** The day is today or one of so many after it; without their number any after it. */
const comesWithin = (day: SQL, days: number | undefined, { todayOn }: PredicateContext) =>
  allOf([
    sql`${day} >= ${todayOn}::date`,
    ...(days === undefined ? [] : [sql`${day} <= ${addDays(todayOn, days)}::date`]),
  ]);

export const tierSince: PredicateOf<'tierSince'> = ({ window }, context) =>
  standsSo(
    within(sql`(CASE WHEN s.rule_id IS NULL THEN f.from_on ELSE s.since_on END)`, window, context),
    context,
  );

export const tierGrace: PredicateOf<'tierGrace'> = ({ within: days }, context) =>
  standsSo(comesWithin(sql`s.grace_until_on`, days, context), context);

export const tierEnds: PredicateOf<'tierEnds'> = ({ within: days }, context) =>
  standsSo(comesWithin(sql`greatest(s.valid_until_on, f.until_on)`, days, context), context);

export const card: PredicateOf<'card'> = ({ types, statuses }, { sampled }) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT c.member_id FROM cards c WHERE c.moved_to IS NULL AND ${allOf([
    ...(types === undefined ? [] : [oneOfNumbers(sql`c.card_type_id`, types)]),
    ...(statuses === undefined ? [] : [oneOfTexts(sql`c.status`, statuses)]),
  ])}${sampled(sql`c.member_id`)})`,
});

export const balance: PredicateOf<'balance'> = ({ points }) => ({
  needs: ['a'],
  where: between(sql`coalesce(a.balance, 0)`, points),
});

export const expiring: PredicateOf<'expiring'> = ({ within: days, points }, context) => {
  const { todayOn, timeZone, sampled } = context;
  const from = dayStart(todayOn, timeZone);
  const before = dayStart(addDays(todayOn, days + 1), timeZone);
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (SELECT l.member_id FROM point_lots l
      WHERE l.state = 'available' AND l.expires_at > ${from.toISOString()}::timestamptz
        AND l.expires_at <= ${before.toISOString()}::timestamptz${sampled(sql`l.member_id`)}
      GROUP BY l.member_id HAVING ${between(sql`sum(l.remaining)`, points)})`,
  };
};

export const redeemed: PredicateOf<'redeemed'> = ({ times, points, window }, context) => ({
  needs: [],
  where: sql`k.member_id IN (SELECT e.member_id FROM point_entries e
    WHERE e.kind = 'redeem' AND ${happenedWithin(sql`e.occurred_at`, window, context)}${context.sampled(sql`e.member_id`)}
    GROUP BY e.member_id HAVING ${allOf([
      between(sql`count(*)`, times ?? {}),
      between(sql`-sum(e.amount)`, points ?? {}),
    ])})`,
});
