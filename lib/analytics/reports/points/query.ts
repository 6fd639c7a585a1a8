import 'server-only';
import { forecastPoints, pointCohorts } from '@/lib/domain/analytics/point-cohorts';
import type { PointsResult } from '@/lib/domain/analytics/points-result';
import { SOON_MONTHS } from '@/lib/domain/analytics/points-settings';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { planPoints } from './plan';
import { pointValue, rulesOn, worth } from './point-value';
import { readLots, readMovements, readUncounted } from './read-sums';
import { pointsSpec } from './spec';
import { bridgeOf, cohortsOf, endsOf, openingOf, periodsOf, triangleOf } from './tables';

const hundredths = (points: number | undefined) =>
  points === undefined ? null : BigInt(Math.round(points));

/** What the programme owes in points, how it came to that, when it ends, and what becomes of what is issued. */
export const pointsReport = defineQuery({
  id: 'analytics.points',
  permission: pointsSpec.permission,
  input: pointsSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<PointsResult> => {
    const state = await analyticsState(read);
    const plan = planPoints(input, state);
    const context = { read, plan, filter: input };
    const [sums, lots, waiting, rules] = await Promise.all([
      readMovements(context, plan),
      readLots(context),
      readUncounted(context),
      rulesOn(read, plan.asOfOn),
    ]);
    const value = pointValue(rules, input.pointValue);
    const total = (of: 'amount' | 'pending' | 'debt') =>
      sums.reduce((all, sum) => all + sum[of], 0n);
    const [pending, debt] = [total('pending'), total('debt')];
    const available = total('amount') + debt;
    const cohorts = pointCohorts(lots.moves, plan.asOfOn);
    const forecast = forecastPoints(cohorts, plan.asOfOn);
    const soon = addMonths(monthOf(plan.asOfOn), SOON_MONTHS - 1);
    const endsSoon = lots.open.reduce(
      (all, one) => (one.endsIn !== null && one.endsIn <= soon ? all + one.points : all),
      0n,
    );
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        from: plan.from,
        timeZone: state.timeZone,
        periodsBy: plan.step,
        pointValueSource: value.source,
        pointValueMinor: worth(100n, value),
        owedMinor: worth(available + pending, value),
        outstanding: available + pending,
        available,
        pending,
        debt,
        opening: openingOf(sums),
        endsSoon,
        judgedOpen: forecast?.judgedOpen ?? null,
        stillSpent: hundredths(forecast?.stillSpent.points),
        stillSpentLow: hundredths(forecast?.stillSpent.low),
        stillSpentHigh: hundredths(forecast?.stillSpent.high),
        breakageShare: forecast?.breakage.share ?? null,
        breakageLow: forecast?.breakage.low ?? null,
        breakageHigh: forecast?.breakage.high ?? null,
        finishedCohorts:
          forecast?.finishedCohorts ?? cohorts.filter((one) => one.isFinished).length,
        waiting,
      },
      tables: {
        movements: periodsOf(sums, plan),
        bridge: bridgeOf(sums),
        ends: endsOf(lots, { plan, value }),
        triangle: triangleOf(cohorts, plan),
        cohorts: cohortsOf(cohorts, forecast),
      },
    };
  },
});
