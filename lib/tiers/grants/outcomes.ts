import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { highestFloorSql } from '../engine/highest-floor-sql';
import { standsOnSql } from '../engine/stands-on-sql';

/** What is to be given. */
export type Giving = {
  readonly ruleId: number;
  readonly tierId: number;
  readonly untilOn: string;
  /** The day of the programme on which it is given. */
  readonly todayOn: string;
};

const FLOOR = sql.raw(
  highestFloorSql({ member: 'm.member_id', rule: 't.rule_id', day: 'asked.day' }),
);
const STANDS_ON = sql.raw(standsOnSql('asked.day'));

/**
 * A SELECT of `member_id, outcome`: what giving a tier today comes to for each member of a SELECT of `member_id`. Of a tier that is gone
 * it has no rows. The trial and the giving both read it.
 */
export function grantOutcomes(members: SQL, { ruleId, tierId, untilOn, todayOn }: Giving): SQL {
  return sql`
    SELECT c.member_id, CASE
      WHEN m.status = 'merged' THEN 'merged'
      WHEN m.status <> 'active' THEN 'inactive'
      WHEN NOT ${STANDS_ON} THEN 'offLadder'
      WHEN greatest(own.rank, floor.rank, 0) > t.rank THEN 'higher'
      WHEN floor.rank = t.rank AND floor.until_on >= asked.until_on THEN 'assured'
      WHEN greatest(own.rank, floor.rank, 0) = t.rank THEN 'kept'
      ELSE 'rises' END AS outcome
    FROM (${members}) c
    JOIN members m ON m.member_id = c.member_id
    CROSS JOIN (SELECT ${todayOn}::date AS day, ${untilOn}::date AS until_on) asked
    JOIN tiers t ON t.tier_id = ${tierId}::smallint AND t.rule_id = ${ruleId}::int AND NOT t.is_gone
    LEFT JOIN tier_standings s ON s.member_id = c.member_id AND s.rule_id = t.rule_id
    LEFT JOIN tiers own ON own.tier_id = CASE WHEN s.member_id IS NOT NULL THEN s.tier_id ELSE (
      SELECT e.tier_id FROM tiers e WHERE e.rule_id = t.rule_id AND e.is_entry AND NOT e.is_gone ORDER BY e.rank LIMIT 1) END
    LEFT JOIN LATERAL (${FLOOR}) floor ON true`;
}
