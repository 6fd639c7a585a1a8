import 'server-only';
import type { Read } from '@/db/read';
import { pointValue, rulesOn, worth } from '@/lib/analytics/reports/points/point-value';
import { RFM_GROUPS } from '@/lib/domain/analytics/rfm-groups';
import { type ResultPart, resultsInput } from '@/lib/domain/mechanics/results/asked';
import { comparePart, judgeStanding } from '@/lib/domain/mechanics/results/judge';
import type {
  AwardSum,
  MechanicResults,
  ResultTier,
} from '@/lib/domain/mechanics/results/results-page';
import { SILENCES } from '@/lib/domain/mechanics/results/silence';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { headOf } from '../head-of';
import { planResults } from '../plan';
import { readArms } from '../read-arms';
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

/** The names of parts in the order in which they are told. */
function orderOf(by: ResultPart, tiers: readonly ResultTier[]): readonly string[] {
  if (by === 'tier') return tiers.map(({ tierId }) => String(tierId));
  if (by === 'rfm') return RFM_GROUPS;
  return by === 'silence' ? SILENCES : [];
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
    const arms =
      figures === null ? null : await readArms(read, figures, (points) => worth(points, value));
    const { holdoutBps, budget } = known.mechanic;
    const all = arms === null ? null : comparePart(arms.all, input.marginBps);
    const names = [...orderOf(input.by, tiers), null];
    const given = awards.find(({ state }) => state === 'given');
    return {
      head: headOf(known, today),
      asked: input,
      ...{ holdoutBps, assigned, all, awards, spent, budget, value },
      tiers,
      programme: plan.programme,
      hasScores: plan.hasScores,
      standing:
        arms === null || all === null || assigned === null || holdoutBps === 0
          ? null
          : judgeStanding(arms.all, all, {
              ...{ holdoutBps, leastBps: input.leastBps, days: assigned.days },
            }),
      parts: names.flatMap((part) => {
        const own = arms?.parts.get(part);
        return own === undefined ? [] : [{ part, compared: comparePart(own, input.marginBps) }];
      }),
      costMinor: worth(given?.points ?? 0n, value) + (given?.minor ?? 0n),
    };
  },
});
