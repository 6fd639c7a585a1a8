import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { AROUND_DAYS } from '@/lib/domain/analytics/tiers-result';
import type { TiersPlan } from './plan';

/** The moment at which a day is over in the programme's zone. */
const dayEnd = (read: Read, on: string, zone: string): Fragment =>
  read`((${on}::date + 1)::timestamp AT TIME ZONE ${zone})`;

/** The tier that the first change after a day left: what was shown when the day ended. */
const changedAfter = (read: Read, on: string, zone: string): Fragment => read`
  SELECT DISTINCT ON (member_id) member_id, from_tier_id FROM tier_changes
  WHERE happened_at >= ${dayEnd(read, on, zone)} ORDER BY member_id, happened_at, change_id`;

/** Members who were there on the first day already, with what they showed at the end of both: `member_id, from_id, to_id`; 0 is none. */
export function shownOnBoth(read: Read, { from, to, timeZone }: TiersPlan): Fragment {
  return read`
    SELECT m.member_id,
      coalesce(CASE WHEN a.member_id IS NULL THEN m.tier_id ELSE a.from_tier_id END, 0) AS from_id,
      coalesce(CASE WHEN b.member_id IS NULL THEN m.tier_id ELSE b.from_tier_id END, 0) AS to_id
    FROM members m
    LEFT JOIN (${changedAfter(read, from, timeZone)}) a USING (member_id)
    LEFT JOIN (${changedAfter(read, to, timeZone)}) b USING (member_id)
    WHERE m.member_id <> 0 AND m.status <> 'merged' AND m.joined_on <= ${from}::date`;
}

/** Of them those who went up or down their ladder: `member_id, direction`. */
export function movedOnLadder(read: Read, plan: TiersPlan): Fragment {
  return read`
    SELECT s.member_id, CASE WHEN t.rank > f.rank THEN 'up' ELSE 'down' END AS direction
    FROM (${shownOnBoth(read, plan)}) s JOIN tiers f ON f.tier_id = s.from_id JOIN tiers t ON t.tier_id = s.to_id
    WHERE f.rule_id IS NOT DISTINCT FROM t.rule_id AND f.rank <> t.rank`;
}

/**
 * The first move of each member between the days, up or down one ladder, of which 90 days after it are over: `member_id,
 * direction, moved_on`. Moves to another ladder are neither.
 */
function firstMoves(read: Read, { from, to, timeZone, asOfOn }: TiersPlan): Fragment {
  return read`
    SELECT DISTINCT ON (c.member_id) c.member_id,
      CASE WHEN t.rank > f.rank THEN 'up' ELSE 'down' END AS direction,
      (c.happened_at AT TIME ZONE ${timeZone})::date AS moved_on
    FROM tier_changes c JOIN tiers f ON f.tier_id = c.from_tier_id JOIN tiers t ON t.tier_id = c.to_tier_id
    WHERE f.rule_id IS NOT DISTINCT FROM t.rule_id AND f.rank <> t.rank
      AND c.happened_at >= ${dayEnd(read, from, timeZone)} AND c.happened_at < ${dayEnd(read, to, timeZone)}
      AND (c.happened_at AT TIME ZONE ${timeZone})::date <= ${asOfOn}::date - ${AROUND_DAYS}::int
    ORDER BY c.member_id, c.happened_at, c.change_id`;
}

/** What each of them spent net of returns in the 90 days before the day of the move, and in those after it. */
export function spendAround(read: Read, plan: TiersPlan): Fragment {
  return read`
    SELECT v.member_id, v.direction, v.moved_on,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.business_date < v.moved_on), 0) AS before_minor,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.business_date > v.moved_on), 0) AS after_minor,
      count(*) FILTER (WHERE NOT p.is_return)::int AS receipts
    FROM (${firstMoves(read, plan)}) v
    LEFT JOIN purchases p ON p.member_id = v.member_id AND p.business_date <> v.moved_on
      AND p.business_date BETWEEN v.moved_on - ${AROUND_DAYS}::int AND v.moved_on + ${AROUND_DAYS}::int
    GROUP BY v.member_id, v.direction, v.moved_on`;
}
