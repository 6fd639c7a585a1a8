import 'server-only';
import type { Read } from '@/db/read';
import { meanInterval } from '@/lib/domain/analytics/mean-interval';
import type { ReportTier, TierAroundRow, TiersResult } from '@/lib/domain/analytics/tiers-result';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { shownOnBoth, spendAround } from './moves';
import { membersNear, readNear } from './near';
import { planTiers, type TiersPlan } from './plan';
import { tiersSpec } from './spec';

type StoredTier = ReportTier & {
  readonly tierId: number;
  readonly ruleId: number | null;
  readonly rank: number;
};

/** Tiers, ladder after ladder, the lowest first; no tier is the last. */
function readTiers(read: Read): Promise<readonly StoredTier[]> {
  return read<StoredTier[]>`
    SELECT tier_id AS "tierId", code, name_en AS "nameEn", name_ru AS "nameRu", shape, colour, rule_id AS "ruleId", rank
    FROM tiers ORDER BY rule_id NULLS FIRST, rank`;
}

/** The tiers of the first mornings of a year's months, and of the last morning there is. */
function readDistribution(read: Read, { to }: TiersPlan) {
  return read<TiersResult['tables']['distribution'][number][]>`
    SELECT d.day::text AS day, coalesce(t.code, 'none') AS tier, d.members AS customers
    FROM tier_days d LEFT JOIN tiers t USING (tier_id)
    WHERE d.day = (SELECT max(day) FROM tier_days WHERE day <= ${to}::date)
      OR (extract(day FROM d.day) = 1 AND d.day BETWEEN ${to}::date - 365 AND ${to}::date)
    ORDER BY d.day, t.rule_id NULLS FIRST, t.rank`;
}

type Matrix = readonly {
  readonly fromId: number;
  readonly toId: number;
  readonly customers: number;
}[];

function readMatrix(read: Read, plan: TiersPlan): Promise<Matrix> {
  return read<Matrix[number][]>`
    SELECT from_id::int AS "fromId", to_id::int AS "toId", count(*)::int AS customers
    FROM (${shownOnBoth(read, plan)}) shown GROUP BY 1, 2`;
}

type AroundSums = {
  readonly direction: 'up' | 'down';
  readonly customers: number;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly deviation: number | null;
};

async function readAround(read: Read, plan: TiersPlan): Promise<readonly TierAroundRow[]> {
  const rows = await read<AroundSums[]>`
    SELECT direction, count(*)::int AS customers, avg(before_minor)::float8 AS before, avg(after_minor)::float8 AS after,
      avg(after_minor - before_minor)::float8 AS change, stddev_samp(after_minor - before_minor)::float8 AS deviation
    FROM (${spendAround(read, plan)}) around GROUP BY direction`;
  const minor = (value: number) => BigInt(Math.round(value));
  return (['up', 'down'] as const).map((direction): TierAroundRow => {
    const sums = rows.find((row) => row.direction === direction);
    if (sums === undefined) {
      const none = { spendBeforeMinor: null, spendAfterMinor: null, changeMinor: null };
      return { direction, customers: 0, ...none, changeLowMinor: null, changeHighMinor: null };
    }
    const { customers, before, after, change, deviation } = sums;
    const interval = meanInterval({ mean: change, deviation: deviation ?? 0, count: customers });
    return {
      ...{ direction, customers, spendBeforeMinor: minor(before), spendAfterMinor: minor(after) },
      changeMinor: minor(change),
      changeLowMinor: interval?.low ?? null,
      changeHighMinor: interval?.high ?? null,
    };
  });
}

/** Tiers by month, moves between two days, spend around moves, and who is near another tier. */
export const tiersReport = defineQuery({
  id: 'analytics.tiers',
  permission: tiersSpec.permission,
  input: tiersSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<TiersResult> => {
    const plan = planTiers(input, await analyticsState(read));
    const stored = await readTiers(read);
    const distribution = await readDistribution(read, plan);
    const matrix = await readMatrix(read, plan);
    const around = await readAround(read, plan);
    const found = await readNear(read, plan);
    const tierOf = new Map(stored.map((tier) => [tier.tierId, tier]));
    const codeOf = (tierId: number) => tierOf.get(tierId)?.code ?? 'none';
    const moved = (sign: 1 | -1) =>
      matrix.reduce((sum, { fromId, toId, customers }) => {
        const [from, to] = [tierOf.get(fromId), tierOf.get(toId)];
        const isSame = from !== undefined && to !== undefined && from.ruleId === to.ruleId;
        return isSame && Math.sign(to.rank - from.rank) === sign ? sum + customers : sum;
      }, 0);
    const near = stored
      .map(({ tierId, code }) => ({
        tier: code,
        losing: found.losing.get(tierId)?.length ?? 0,
        reaching: found.reaching.get(tierId)?.length ?? 0,
      }))
      .filter(({ losing, reaching }) => losing + reaching > 0);
    return {
      currency: plan.currency,
      facts: {
        ...{ asOfOn: plan.asOfOn, from: plan.from, to: plan.to, timeZone: plan.timeZone },
        ...{ nearDays: plan.nearDays, missingPercent: plan.missingPercent },
        customers: matrix.reduce((sum, { customers }) => sum + customers, 0),
        movedUp: moved(1),
        movedDown: moved(-1),
        losing: membersNear(found.losing).length,
        reaching: membersNear(found.reaching).length,
      },
      tables: {
        distribution,
        moves: matrix.map(({ fromId, toId, customers }) => ({
          ...{ tierFrom: codeOf(fromId), tierTo: codeOf(toId), customers },
        })),
        around,
        near,
      },
      tiers: stored.map(({ code, nameEn, nameRu, shape, colour }) => ({
        ...{ code, nameEn, nameRu, shape, colour },
      })),
    };
  },
});
