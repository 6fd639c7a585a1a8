import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { queueTierMessages } from '../messages/queue-tier-messages';
import { highestFloorSql } from './highest-floor-sql';
import { moveTiers } from './move-tiers';

/**
 * Who shows another tier than what is the higher of their standing and the floors of the day: that of a ladder they are on goes
 * before that of their kind, and that before everyone's. $2: the day; $3: whether who shows too high a tier of the same ladder is
 * among them.
 */
const SHOWN = `
  WITH ladder AS (SELECT DISTINCT rule_id, audience FROM tiers WHERE rule_id IS NOT NULL AND NOT is_gone)
  SELECT m.member_id::float8 AS "memberId", m.tier_id AS "fromTierId", shown.tier_id AS "toTierId",
    fall.is AND EXISTS (SELECT FROM tier_floors f
      WHERE f.member_id = m.member_id AND f.tier_id = m.tier_id AND f.until_on < $2::date) AS "isFloorOver"
  FROM members m
  CROSS JOIN LATERAL (
    SELECT l.rule_id FROM ladder l
    LEFT JOIN tier_enrolments n ON l.audience = 'enrolled' AND n.rule_id = l.rule_id AND n.member_id = m.member_id
      AND n.from_on <= $2::date AND (n.until_on IS NULL OR n.until_on >= $2::date)
    WHERE l.audience IN (m.kind, 'everyone') OR n.member_id IS NOT NULL
    ORDER BY CASE l.audience WHEN 'enrolled' THEN 0 WHEN 'everyone' THEN 2 ELSE 1 END, l.rule_id LIMIT 1) chosen
  LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = chosen.rule_id
  LEFT JOIN tiers own ON own.tier_id = CASE WHEN s.member_id IS NOT NULL THEN s.tier_id ELSE (
    SELECT t.tier_id FROM tiers t WHERE t.rule_id = chosen.rule_id AND t.is_entry AND NOT t.is_gone ORDER BY t.rank LIMIT 1) END
  LEFT JOIN LATERAL (${highestFloorSql({ member: 'm.member_id', rule: 'chosen.rule_id', day: '$2::date' })}) floor ON true
  LEFT JOIN tiers was ON was.tier_id = m.tier_id
  CROSS JOIN LATERAL (SELECT
    CASE WHEN floor.rank > coalesce(own.rank, 0) THEN floor.tier_id ELSE own.tier_id END AS tier_id,
    greatest(floor.rank, own.rank, 0) AS rank) shown
  CROSS JOIN LATERAL (SELECT coalesce(was.rule_id = chosen.rule_id AND shown.rank < was.rank, false) AS is) fall
  WHERE m.member_id <> 0 AND m.status <> 'merged' AND shown.tier_id IS DISTINCT FROM m.tier_id AND ($3 OR NOT fall.is) AND `;

/** A member who shows another tier. */
export type Shown = {
  readonly memberId: number;
  readonly fromTierId: number | null;
  readonly toTierId: number | null;
  /** They fall, for a floor that held the tier is over or was taken back. */
  readonly isFloorOver: boolean;
};

/** The same of a few, and of the first so many of all. */
const SHOWN_OF = `${SHOWN} m.member_id = ANY ($1::bigint[]) ORDER BY m.member_id`;
const SHOWN_OF_ALL = `${SHOWN} true ORDER BY m.member_id LIMIT $1`;

type Showing = {
  readonly on: string;
  /** Whether who shows too high a tier of the same ladder falls; else the night lets them. */
  readonly mayFall: boolean;
  readonly now: Date;
  readonly reasonOf: (shown: Shown) => TierReason;
};

/**
 * Lets members show the higher of their standing and the floors of a day: some, or the first so many of those who do not.
 * @returns how many changed
 */
export async function showTiers(
  tx: Tx,
  whose: readonly number[] | { readonly first: number },
  { on, mayFall, now, reasonOf }: Showing,
): Promise<number> {
  const [text, first] = 'first' in whose ? [SHOWN_OF_ALL, whose.first] : [SHOWN_OF, whose];
  const { rows } = await tx.client.query<Shown>(text, [first, on, mayFall]);
  await moveTiers(
    tx,
    rows.map((shown) => ({
      ...{ memberId: shown.memberId, tierId: shown.toTierId, reason: reasonOf(shown) },
    })),
  );
  // Who shows a tier for the first time has reached none.
  await queueTierMessages(
    { tx, now },
    rows.filter(({ fromTierId }) => fromTierId !== null),
  );
  return rows.length;
}
