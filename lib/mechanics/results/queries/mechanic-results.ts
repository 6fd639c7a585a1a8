import 'server-only';
import type { Read } from '@/db/read';
import { pointValue, rulesOn, worth } from '@/lib/analytics/reports/points/point-value';
import { costSplitOf } from '@/lib/domain/mechanics/cost-split';
import { resultsInput } from '@/lib/domain/mechanics/results/asked';
import type { AwardSum, MechanicResults } from '@/lib/domain/mechanics/results/results-page';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { compareArms } from '../compare';
import { headOf } from '../head-of';
import { planResults } from '../plan';
import { readResultTiers } from '../read-result-tiers';

type Told<Row> = Omit<Row, 'points'> & { readonly points: bigint };
const asPoints = <Row extends { readonly points: bigint }>(row: Row) => ({
  ...row,
  points: toPoints(row.points),
});

async function readAwards(read: Read, ruleId: number): Promise<readonly AwardSum[]> {
  const rows = await read<Told<AwardSum>[]>`
    SELECT state, count(*)::int AS awards, count(DISTINCT member_id)::int AS members, sum(points)::bigint AS points, sum(minor)::bigint AS minor
    FROM awards WHERE rule_id = ${ruleId} GROUP BY state ORDER BY state`;
  return rows.map(asPoints);
}

async function readSpent(read: Read, ruleId: number): Promise<MechanicResults['spent']> {
  const [row] = await read<Told<MechanicResults['spent']>[]>`
    SELECT points, minor, members FROM mechanic_spent WHERE rule_id = ${ruleId}`;
  return asPoints(row ?? { points: 0n, minor: 0n, members: 0 });
}

/**
 * What a mechanic gave, and what came of it: everybody assigned, the treated against those held back, from the day of each one's assignment
 * for the days of the window. A verdict only when as many are assigned as were planned. Throws `not_found`.
 */
export const mechanicResults = defineQuery({
  id: 'mechanics.results',
  permission: 'rules.read',
  mayBeStale: true,
  input: resultsInput,
  run: async ({ read, input, now }): Promise<MechanicResults> => {
    const plan = await planResults(read, input, now);
    const { known, today, figures, assigned } = plan;
    const [rules, awards, spent, tiers] = await Promise.all([
      rulesOn(read, today.todayOn),
      readAwards(read, input.ruleId),
      readSpent(read, input.ruleId),
      readResultTiers(read),
    ]);
    const value = pointValue(rules, undefined);
    const { holdoutBps, leastBps: plannedLeastBps, budget } = known.mechanic;
    const leastBps = input.leastBps ?? plannedLeastBps;
    const { marginBps } = input;
    const compared =
      figures === null || assigned === null
        ? { all: null, parts: [], standing: null }
        : await compareArms(read, figures, {
            ...{ holdoutBps, leastBps, marginBps, value, tiers },
            days: assigned.days,
          });
    const given = awards.find(({ state }) => state === 'given');
    const costMinor = worth(given?.points ?? 0n, value) + (given?.minor ?? 0n);
    return {
      head: headOf(known, today),
      asked: input,
      ...{ holdoutBps, leastBps, plannedLeastBps, assigned, awards, spent, budget, value },
      tiers,
      programme: plan.programme,
      hasPace: true,
      hasScores: plan.hasScores,
      ...compared,
      costMinor,
      split: costSplitOf(known.mechanic, costMinor),
    };
  },
});
