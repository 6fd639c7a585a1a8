import 'server-only';
import type { Read } from '@/db/read';
import { analyticsState } from '@/lib/analytics/analytics-state';
import { planPoints } from '@/lib/analytics/reports/points/plan';
import { pointValue, rulesOn } from '@/lib/analytics/reports/points/point-value';
import { readLots } from '@/lib/analytics/reports/points/read-sums';
import { pointCohorts } from '@/lib/domain/analytics/point-cohorts';
import type { PointValue } from '@/lib/domain/analytics/points-result';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { baseEarning, type PointWorth } from '@/lib/domain/tiers/simulation/benefit-cost';

/** What is owed in points, and what of the points of the last year is still owed. */
export type OwedPoints = {
  readonly value: PointValue & PointWorth;
  /** Open points, hundredths. */
  readonly open: bigint;
  /** Of points earned in the last twelve months the part that is open, 0 to 1; all of it where none were earned. */
  readonly staysShare: number;
};

const MONTHS = 12;

export async function readOwed(read: Read): Promise<OwedPoints> {
  const state = await analyticsState(read);
  const plan = planPoints({ step: 'month' }, state);
  const [lots, rules] = await Promise.all([
    readLots({ read, plan, filter: {} }),
    rulesOn(read, plan.asOfOn),
  ]);
  const cohorts = pointCohorts(lots.moves, plan.asOfOn);
  const since = addMonths(monthOf(plan.asOfOn), 1 - MONTHS);
  const recent = cohorts.filter(({ earnedIn }) => earnedIn >= since);
  const sum = (list: typeof cohorts, of: 'open' | 'issued') =>
    list.reduce((all, cohort) => all + cohort[of], 0n);
  const issued = sum(recent, 'issued');
  return {
    value: { ...pointValue(rules, undefined), everybody: baseEarning(rules) },
    open: sum(cohorts, 'open'),
    staysShare: issued <= 0n ? 1 : Number(sum(recent, 'open')) / Number(issued),
  };
}
