import 'server-only';
import { shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import type { AverageCell, CohortCell } from '@/lib/domain/analytics/retention-result';
import { addMonths, monthsBetween } from '@/lib/domain/shared/calendar';
import type { CohortMonth } from './cells';
import type { RetentionPlan } from './plan';

/** Every cohort from its month 0 to the as-of month; a month without purchases is a zero, not a gap. */
export function triangle(
  rows: readonly CohortMonth[],
  plan: RetentionPlan,
  minCohort: number,
): readonly CohortCell[] {
  const known = new Map(rows.map((row) => [`${row.cohort}.${row.month}`, row]));
  const last = plan.asOfOn.slice(0, 7);
  const cohorts = Array.from({ length: monthsBetween(plan.from, plan.to) + 1 }, (_, index) =>
    addMonths(plan.from, index),
  );
  return cohorts.flatMap((cohort) => {
    const start = known.get(`${cohort}.${cohort}`);
    const cohortSize = start?.customers ?? 0;
    const cohortRevenueMinor = start?.revenueMinor ?? 0n;
    if (cohortSize === 0) return [];
    return Array.from({ length: monthsBetween(cohort, last) + 1 }, (_, offset) => {
      const month = addMonths(cohort, offset);
      const found = known.get(`${cohort}.${month}`);
      const customers = found?.customers ?? 0;
      const revenueMinor = found?.revenueMinor ?? 0n;
      return {
        cohort,
        cohortSize,
        cohortRevenueMinor,
        offset,
        month,
        customers,
        customersShare: shareOfCount(customers, cohortSize),
        revenueMinor,
        revenueShare: shareOfAmount(revenueMinor, cohortRevenueMinor),
        isUnfinished: month === plan.unfinishedMonth,
        isSmall: cohortSize < minCohort,
      };
    });
  });
}

/** Whether a cell counts in the average: a whole month of a cohort that is large enough. */
export function isAveraged(cell: CohortCell): boolean {
  return !cell.isUnfinished && !cell.isSmall;
}

/** The foot of the table: a column's people and money over those of the cohorts that have the column. */
export function averages(cells: readonly CohortCell[]): readonly AverageCell[] {
  const columns = Map.groupBy(cells.filter(isAveraged), (cell) => cell.offset);
  return [...columns.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([offset, column]) => {
      const sum = (of: (cell: CohortCell) => number) =>
        column.reduce((total, cell) => total + of(cell), 0);
      const sumMinor = (of: (cell: CohortCell) => bigint) =>
        column.reduce((total, cell) => total + of(cell), 0n);
      const cohortSize = sum((cell) => cell.cohortSize);
      const customers = sum((cell) => cell.customers);
      const revenueMinor = sumMinor((cell) => cell.revenueMinor);
      return {
        offset,
        cohorts: column.length,
        cohortSize,
        customers,
        customersShare: shareOfCount(customers, cohortSize),
        revenueMinor,
        revenueShare: shareOfAmount(
          revenueMinor,
          sumMinor((cell) => cell.cohortRevenueMinor),
        ),
      };
    });
}
