import 'server-only';
import type { LadderStep, SubjectFloor, SubjectLadder } from '@/lib/domain/tiers/floors';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { highestFloorSql } from '../engine/highest-floor-sql';
import { standsOnSql } from '../engine/stands-on-sql';

type LadderRow = Omit<SubjectLadder, 'tiers'> & { readonly tiers: readonly LadderStep[] };

/**
 * Ladders of a member, the one whose tier they show first: an enrolment goes before their kind, their kind before everyone. What is held is
 * the higher of the own standing and the floors of the day, to the later of their last days when they are the same.
 */
const LADDERS = `
  SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", l.tiers,
    CASE WHEN floor.rank > coalesce(own.rank, 0) THEN floor.tier_id ELSE own.tier_id END AS "heldTierId",
    (CASE WHEN floor.rank > coalesce(own.rank, 0) THEN floor.until_on
       WHEN floor.rank = own.rank THEN greatest(s.valid_until_on, floor.until_on) ELSE s.valid_until_on END)::text AS "validUntilOn"
  FROM (
    SELECT t.rule_id, min(array_position(ARRAY['enrolled', m.kind, 'everyone'], t.audience)) AS place,
      min(t.tier_id) FILTER (WHERE t.is_entry) AS entry,
      json_agg(json_build_object('tierId', t.tier_id, 'step', t.rank - 1, 'isEntry', t.is_entry,
        'nameEn', t.name_en, 'nameRu', t.name_ru) ORDER BY t.rank) AS tiers
    FROM members m JOIN tiers t ON t.rule_id IS NOT NULL AND NOT t.is_gone AND ${standsOnSql('$2::date')}
    WHERE m.member_id = $1 GROUP BY t.rule_id) l
  JOIN rules r USING (rule_id)
  LEFT JOIN tier_standings s ON s.member_id = $1 AND s.rule_id = l.rule_id
  LEFT JOIN tiers own ON own.tier_id = CASE WHEN s.member_id IS NULL THEN l.entry ELSE s.tier_id END
  LEFT JOIN LATERAL (${highestFloorSql({ member: '$1', rule: 'l.rule_id', day: '$2::date' })}) floor ON true
  ORDER BY l.place, l.rule_id`;

/** The ladders that a member stands on today, and how; what is shown of them first. */
export async function readLadders(
  run: RunRows,
  { memberId, todayOn }: { readonly memberId: number; readonly todayOn: string },
): Promise<readonly SubjectLadder[]> {
  return run<LadderRow>(LADDERS, [memberId, todayOn]);
}

const FLOOR = `
  SELECT f.floor_id::float8 AS "floorId", f.from_on::text AS "fromOn", f.until_on::text AS "untilOn",
    t.name_en AS "nameEn", t.name_ru AS "nameRu", f.until_on < $3::date AS "isOver"
  FROM tier_floors f JOIN tiers t ON t.tier_id = f.tier_id
  WHERE f.member_id = $1 AND f.task_id = $2`;

/** The floor that a done task made; undefined when it made none. */
export async function readTaskFloor(
  run: RunRows,
  { memberId, undoOf, todayOn }: { memberId: number; undoOf: number | null; todayOn: string },
): Promise<SubjectFloor | undefined> {
  if (undoOf === null) return undefined;
  const [floor] = await run<SubjectFloor>(FLOOR, [memberId, undoOf, todayOn]);
  return floor;
}
