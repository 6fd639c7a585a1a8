import 'server-only';
import { MECHANIC_FLOOR_REASON } from '@/lib/domain/rewards/records';
import { MOST_FLOOR_MONTHS } from '@/lib/domain/tiers/floors';
import { judgeAgain } from '@/lib/tiers/floors/judge-again';
import {
  type AwardRow,
  OF_TAKEN,
  type RewardKind,
  ROW_COLUMNS,
  ROW_VALUES,
  ROWS,
  rowValues,
  TAKEN,
  takenValues,
} from '../reward-kind';

/** The tier that each shows, unless it asks nothing, and the day to which they have it as it is. */
const HELD = `
  SELECT d.member_id, d.occurrence, t.rule_id, t.tier_id,
    greatest(s.valid_until_on, (SELECT max(f.until_on) FROM tier_floors f
      WHERE f.member_id = d.member_id AND f.rule_id = t.rule_id AND f.tier_id = t.tier_id AND f.from_on <= $6::date), $6::date) AS held_until_on
  FROM ${ROWS}
  JOIN members m ON m.member_id = d.member_id
  JOIN tiers t ON t.tier_id = m.tier_id AND t.rule_id IS NOT NULL AND NOT t.is_entry AND NOT t.is_gone
  LEFT JOIN tier_standings s ON s.member_id = d.member_id AND s.rule_id = t.rule_id AND s.tier_id = t.tier_id`;

/**
 * Floors from today to so many months behind that day, asked for by who wrote the mechanic and agreed to by who approved it. Each award is
 * kept first, so that no second one lays a floor.
 */
const GIVE = `
  WITH held AS (${HELD}),
  kept AS (
    INSERT INTO member_tier_extensions (${ROW_COLUMNS})
    SELECT ${ROW_VALUES} FROM held d ORDER BY d.member_id, d.occurrence ON CONFLICT DO NOTHING RETURNING member_id, occurrence),
  laid AS (
    INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
    SELECT h.member_id, h.rule_id, h.tier_id, $6::date,
      least(h.held_until_on + make_interval(months => $8), $6::date + make_interval(months => ${MOST_FLOOR_MONTHS}))::date,
      'extension', '${MECHANIC_FLOOR_REASON}', v.author_id, v.reviewer_id, $7
    FROM kept k JOIN held h USING (member_id, occurrence) JOIN rule_versions v ON v.rule_version_id = $5::int
    ORDER BY h.member_id RETURNING member_id, floor_id)
  SELECT k.member_id::float8 AS "memberId", k.occurrence, l.floor_id::float8 AS "floorId"
  FROM (SELECT member_id, occurrence, row_number() OVER (PARTITION BY member_id ORDER BY occurrence) AS n FROM kept) k
  JOIN (SELECT member_id, floor_id, row_number() OVER (PARTITION BY member_id ORDER BY floor_id) AS n FROM laid) l USING (member_id, n)`;

const NAME_FLOORS = `
  UPDATE member_tier_extensions t SET floor_id = f.floor_id
  FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS f (member_id, occurrence, floor_id)
  WHERE t.member_id = f.member_id AND t.occurrence = f.occurrence AND t.rule_id = $4 AND t.place = $5`;

const KNOWN = `
  SELECT d.member_id::float8 AS "memberId", d.occurrence FROM ${ROWS}
  WHERE NOT EXISTS (SELECT FROM member_tier_extensions t
    WHERE (t.member_id, t.rule_id, t.occurrence, t.place) = (d.member_id, $3::int, d.occurrence, $4::smallint))`;

const TAKE_BACK = `
  WITH taken AS (
    UPDATE member_tier_extensions t SET taken_back_at = $4 FROM ${TAKEN}
    WHERE ${OF_TAKEN} AND t.taken_back_at IS NULL RETURNING t.member_id, t.floor_id)
  UPDATE tier_floors f SET until_on = f.from_on - 1 FROM taken
  WHERE (f.member_id, f.floor_id) = (taken.member_id, taken.floor_id) RETURNING f.member_id::float8 AS "memberId"`;

type Laid = AwardRow & { readonly floorId: number };

/** The tier that the member shows is held for so many months more. Who is on none, or on one that asks nothing, has nothing to hold. */
export const tierExtensionKind: RewardKind<'tierExtension'> = {
  async give({ client }, giving) {
    const values = rowValues(giving);
    const { rows: laid } = await client.query<Laid>(GIVE, [...values, giving.reward.months]);
    await client.query(NAME_FLOORS, [
      laid.map(({ memberId }) => memberId),
      laid.map(({ occurrence }) => occurrence),
      laid.map(({ floorId }) => floorId),
      ...[giving.ruleId, giving.place],
    ]);
    if (laid.length === giving.rows.length) return [];
    const { rows: without } = await client.query<AwardRow>(KNOWN, values.slice(0, 4));
    return without.map((row) => ({ ...row, place: giving.place, why: 'noTier' }));
  },
  async takeBack(tx, taking) {
    const values = [...takenValues(taking), taking.now];
    const { rows } = await tx.client.query<{ memberId: number }>(TAKE_BACK, values);
    const memberIds = [...new Set(rows.map(({ memberId }) => memberId))].sort((a, b) => a - b);
    if (memberIds.length > 0) await judgeAgain(tx, { memberIds, now: taking.now });
  },
};
