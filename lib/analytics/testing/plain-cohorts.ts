import {
  addPeriods,
  type Grain,
  periodCode,
  periodEnd,
  periodStart,
  periodsBetween,
} from '@/lib/domain/analytics/periods';
import type { CohortPeriod } from '../reports/retention/cells';

/** A member: the days on which they began something, one of a first time and all of what recurs, and those on which they bought. */
export type PlainMember = {
  readonly began: readonly string[];
  readonly bought: readonly string[];
};

type Window = {
  readonly grain: Grain;
  /** First days of the first and the last cohort. */
  readonly firstOn: string;
  readonly lastOn: string;
  readonly untilOn: string;
};

/** Cohorts by looking at each member in each period: what reports made of sums have to agree with. Period 0 is the whole cohort. */
export function plainCohorts(
  members: readonly PlainMember[],
  { grain, firstOn, lastOn, untilOn }: Window,
): readonly CohortPeriod[] {
  const countFrom = (start: string, end: string) =>
    Array.from({ length: periodsBetween(start, end, grain) + 1 }, (_, index) =>
      addPeriods(start, index, grain),
    );
  const isIn = (day: string, start: string) =>
    start <= day && day <= periodEnd(start, grain) && day <= untilOn;
  return countFrom(firstOn, lastOn).flatMap((cohortOn) => {
    const starters = members.filter(({ began }) => began.some((day) => isIn(day, cohortOn)));
    return countFrom(cohortOn, periodStart(untilOn, grain)).map((periodOn) => {
      const back = starters.filter(({ bought }) => bought.some((day) => isIn(day, periodOn)));
      return {
        cohort: periodCode(cohortOn, grain),
        period: periodCode(periodOn, grain),
        customers: periodOn === cohortOn ? starters.length : back.length,
        receipts: null,
        revenueMinor: 0n,
      };
    });
  });
}
