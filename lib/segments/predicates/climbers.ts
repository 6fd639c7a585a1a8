import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Ladder, LadderTier, TierBasis } from '@/lib/domain/tiers/ladder';
import { earnedStep, NOTHING } from '@/lib/domain/tiers/standing';
import { Values } from '@/lib/tiers/engine/facts-sql';
import type { ActiveLadder } from '@/lib/tiers/engine/ladders';
import { climbersSql } from '@/lib/tiers/engine/measures';
import type { PredicateContext } from '../predicate';

/** A statement with numbered values as one that can stand in another: its values stay bound. */
function asSql(text: string, values: readonly unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, place) =>
      place % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1])}`,
    ),
  );
}

/** Up to and with a day, or as the night before it measures. */
type Moment = { readonly on: string; readonly as: 'day' | 'night' };

/** Everybody on a ladder as its judge measures them, of the sample alone where one is looked at. */
export function climbers(
  { ruleId, definition: ladder }: ActiveLadder,
  moment: Moment,
  { timeZone, isSample }: PredicateContext,
): SQL {
  const values = new Values();
  const text = climbersSql(values, { ruleId, ladder, timeZone, isSample, ...moment });
  return asSql(text, values.list);
}

/** Tiers of a ladder by number with their steps, and those that moved to one of them. */
function steps({ tiers, moved }: Ladder): SQL {
  const places = [
    ...tiers.map(({ tierId }, step) => ({ tierId, step, isMoved: 0 })),
    ...moved.map(({ fromTierId, toTierId }) => ({
      ...{ tierId: fromTierId, isMoved: 1 },
      step: tiers.findIndex(({ tierId }) => tierId === toTierId),
    })),
  ];
  const list = <Value>(of: (place: (typeof places)[number]) => Value) => sql.param(places.map(of));
  return sql`unnest(${list(({ tierId }) => tierId)}::int[], ${list(({ step }) => step)}::int[], ${list(({ isMoved }) => isMoved)}::int[])`;
}

/** The step of the entry tier; -1: there is none. */
export const entryStep = (ladder: Ladder): number => earnedStep(ladder, NOTHING);

/**
 * Climbers of today, with the step of their own standing (`own`), that of the floors of the day (`floor`, -1: none is), the last day of those
 * that hold it (`floor_until`), and the step that they show (`shown`).
 */
export function standingClimbers(active: ActiveLadder, context: PredicateContext): SQL {
  const { definition: ladder } = active;
  const { todayOn } = context;
  const own = sql`CASE WHEN c."isNew" THEN greatest(CASE WHEN NOT c."isGiven" AND p.is_moved = 0 THEN p.step END, ${entryStep(ladder)}::int) ELSE coalesce(p.step, -1) END`;
  const floors = sql`SELECT h.step, max(f."untilOn") AS until FROM json_to_recordset(c.floors) AS f ("tierId" int, "fromOn" date, "untilOn" date)
    JOIN ${steps(ladder)} AS h (tier_id, step, is_moved) ON h.tier_id = f."tierId"
    WHERE f."fromOn" <= ${todayOn}::date AND f."untilOn" >= ${todayOn}::date GROUP BY h.step ORDER BY h.step DESC LIMIT 1`;
  return sql`SELECT c.*, greatest(c.own, c.floor) AS shown FROM (
    SELECT c.*, ${own} AS own, coalesce(f.step, -1) AS floor, f.until AS floor_until
    FROM (${climbers(active, { on: todayOn, as: 'day' }, context)}) c
    LEFT JOIN ${steps(ladder)} AS p (tier_id, step, is_moved) ON p.tier_id = CASE WHEN c."isNew" THEN c."shownTierId" ELSE c."tierId" END
    LEFT JOIN LATERAL (${floors}) f ON true) c`;
}

/** What a climber has by a basis. */
export const has = (climber: 'c' | 'l', basis: TierBasis): SQL =>
  sql`${sql.raw(`${climber}."${basis}"`)}::numeric`;

/** What a tier asks by a basis. */
export const asks = ({ from }: LadderTier, basis: TierBasis): SQL =>
  sql`${String(from[basis] ?? 0)}::numeric`;
