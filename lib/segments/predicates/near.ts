import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { Ladder, LadderTier, TierBasis } from '@/lib/domain/tiers/ladder';
import type { PredicateOf } from '../predicate';
import { asks, has, standingClimbers } from './climbers';
import { allOf, between } from './pieces';

type Near = ConditionOf<'tierNear'>;

const BPS_A_PERCENT = 100;
const WHOLE_BPS = 10_000;

/** What is reached of what the tier asks, in hundredths of a percent: as `reachedBps` counts. */
function reached({ bases, match }: Ladder, tier: LadderTier): SQL {
  const parts = bases.map((basis) => {
    const [own, asked] = [has('c', basis), asks(tier, basis)];
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
    return [between(sql`greatest(${asks(tier, basis)} - ${has('c', basis)}, 0)`, range)];
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
      sql`SELECT c."memberId"::bigint FROM (${standingClimbers(active, context)}) c WHERE ${sql.join(ways, sql` OR `)}`,
    ];
  });
  if (selects.length === 0) return { needs: [], where: sql`false` };
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (${sql.join(selects, sql` UNION ALL `)})`,
  };
};
