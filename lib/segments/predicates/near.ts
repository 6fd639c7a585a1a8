import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { Ladder, LadderTier, TierBasis } from '@/lib/domain/tiers/ladder';
import { earnedStep, NOTHING } from '@/lib/domain/tiers/standing';
import { Values } from '@/lib/tiers/engine/facts-sql';
import type { ActiveLadder } from '@/lib/tiers/engine/ladders';
import { climbersSql } from '@/lib/tiers/engine/measures';
import type { PredicateContext, PredicateOf } from '../predicate';
import { allOf, between } from './pieces';

type Near = ConditionOf<'tierNear'>;

const BPS_A_PERCENT = 100;
const WHOLE_BPS = 10_000;

/** A statement with numbered values as one that can stand in another: its values stay bound. */
function asSql(text: string, values: readonly unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, place) =>
      place % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1])}`,
    ),
  );
}

/** Everybody on a ladder as its judge measures them up to and with today, of the sample alone where one is looked at. */
function climbers({ ruleId, definition: ladder }: ActiveLadder, context: PredicateContext): SQL {
  const { todayOn: on, timeZone, isSample } = context;
  const values = new Values();
  const text = climbersSql(values, { ruleId, ladder, timeZone, on, as: 'day', isSample });
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

/** The step that a climber `c` shows: the higher of their own, `p` of their tier, and of the floors of the day. */
function shownStep(ladder: Ladder, { todayOn }: PredicateContext): SQL {
  const entry = earnedStep(ladder, NOTHING);
  const own = sql`CASE WHEN c."isNew" THEN greatest(CASE WHEN NOT c."isGiven" AND p.is_moved = 0 THEN p.step END, ${entry}::int) ELSE coalesce(p.step, -1) END`;
  const floors = sql`SELECT max(h.step) FROM json_to_recordset(c.floors) AS f ("tierId" int, "fromOn" date, "untilOn" date)
    JOIN ${steps(ladder)} AS h (tier_id, step, is_moved) ON h.tier_id = f."tierId"
    WHERE f."fromOn" <= ${todayOn}::date AND f."untilOn" >= ${todayOn}::date`;
  return sql`greatest(${own}, (${floors}))`;
}

const has = (basis: TierBasis): SQL => sql`${sql.raw(`c."${basis}"`)}::numeric`;
const asks = ({ from }: LadderTier, basis: TierBasis): SQL =>
  sql`${String(from[basis] ?? 0)}::numeric`;

/** What is reached of what the tier asks, in hundredths of a percent: as `reachedBps` counts. */
function reached({ bases, match }: Ladder, tier: LadderTier): SQL {
  const parts = bases.map((basis) => {
    const [own, asked] = [has(basis), asks(tier, basis)];
    return sql`CASE WHEN ${own} >= ${asked} THEN ${WHOLE_BPS}::numeric WHEN ${own} <= 0 THEN 0 ELSE div(${own} * ${WHOLE_BPS}::numeric, ${asked}) END`;
  });
  const word = sql.raw(match === 'all' ? 'least' : 'greatest');
  return sql`${word}(${sql.join(parts, sql`, `)})`;
}

/** Who misses a tier by no more than is said. */
function misses(ladder: Ladder, tier: LadderTier, near: Near): SQL {
  const { missing, missingSpend, missingReceipts, missingPoints } = near;
  const asked = { spend: missingSpend, receipts: missingReceipts, points: missingPoints };
  const bps = reached(ladder, tier);
  const least = WHOLE_BPS - (missing ?? 0) * BPS_A_PERCENT;
  const amounts = Object.entries(asked).flatMap(([name, range]): SQL[] => {
    const basis = name as TierBasis;
    if (range === undefined) return [];
    if (!ladder.bases.includes(basis)) return [sql`false`];
    return [between(sql`greatest(${asks(tier, basis)} - ${has(basis)}, 0)`, range)];
  });
  return allOf([
    sql`${bps} < ${WHOLE_BPS}::numeric`,
    ...(missing === undefined ? [] : [sql`${bps} >= ${least}::numeric`]),
    ...amounts,
  ]);
}

export const tierNear: PredicateOf<'tierNear'> = (near, context) => {
  const selects = context.ladders.flatMap((active): SQL[] => {
    const { definition: ladder } = active;
    const ways = ladder.tiers.flatMap((tier, step): SQL[] =>
      near.tiers.includes(tier.tierId)
        ? [sql`(c.shown < ${step}::int AND ${misses(ladder, tier, near)})`]
        : [],
    );
    if (ways.length === 0) return [];
    return [
      sql`SELECT c."memberId"::bigint FROM (
        SELECT c.*, ${shownStep(ladder, context)} AS shown FROM (${climbers(active, context)}) c
        LEFT JOIN ${steps(ladder)} AS p (tier_id, step, is_moved) ON p.tier_id = CASE WHEN c."isNew" THEN c."shownTierId" ELSE c."tierId" END) c
      WHERE ${sql.join(ways, sql` OR `)}`,
    ];
  });
  if (selects.length === 0) return { needs: [], where: sql`false` };
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (${sql.join(selects, sql` UNION ALL `)})`,
  };
};
