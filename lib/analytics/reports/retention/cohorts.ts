import 'server-only';
import {
  addPeriods,
  periodCode,
  periodStart,
  periodsBetween,
} from '@/lib/domain/analytics/periods';
import { piecesEach, shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import type { AverageCell, CohortCell } from '@/lib/domain/analytics/retention-result';
import type { CohortPeriod } from './cells';
import type { RetentionPlan } from './plan';

const receiptsEach = (receipts: number | null, customers: number) =>
  receipts === null ? null : piecesEach(receipts, customers);

/** Every cohort from its period 0 to that of the as-of day; a period without purchases is a zero, not a gap. */
export function triangle(
  rows: readonly CohortPeriod[],
  plan: Pick<RetentionPlan, 'grain' | 'firstOn' | 'lastOn' | 'asOfOn' | 'unfinished'>,
  minCohort: number,
): readonly CohortCell[] {
  const { grain, firstOn, lastOn, unfinished } = plan;
  const known = new Map(rows.map((row) => [`${row.cohort}.${row.period}`, row]));
  const noReceipts = rows.some(({ receipts }) => receipts === null) ? null : 0;
  const current = periodStart(plan.asOfOn, grain);
  const code = (start: string, after: number) => periodCode(addPeriods(start, after, grain), grain);
  return Array.from({ length: periodsBetween(firstOn, lastOn, grain) + 1 }, (_, index) =>
    addPeriods(firstOn, index, grain),
  ).flatMap((cohortOn) => {
    const cohort = code(cohortOn, 0);
    const start = known.get(`${cohort}.${cohort}`);
    const cohortSize = start?.customers ?? 0;
    const cohortRevenueMinor = start?.revenueMinor ?? 0n;
    if (cohortSize === 0) return [];
    return Array.from({ length: periodsBetween(cohortOn, current, grain) + 1 }, (_, offset) => {
      const boughtIn = code(cohortOn, offset);
      const found = known.get(`${cohort}.${boughtIn}`);
      const customers = found?.customers ?? 0;
      const revenueMinor = found?.revenueMinor ?? 0n;
      const receipts = found?.receipts ?? noReceipts;
      return {
        ...{ cohort, cohortSize, cohortRevenueMinor, offset, boughtIn },
        ...{ customers, revenueMinor, receipts },
        customersShare: shareOfCount(customers, cohortSize),
        revenueShare: shareOfAmount(revenueMinor, cohortRevenueMinor),
        receiptsEach: receiptsEach(receipts, customers),
        isUnfinished: addPeriods(cohortOn, offset, grain) === unfinished,
        isSmall: cohortSize < minCohort,
      };
    });
  });
}

/** Whether a cell counts in the average: a whole period of a cohort that is large enough. */
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
      const isWithReceipts = column.every(({ receipts }) => receipts !== null);
      const receipts = isWithReceipts ? sum((cell) => cell.receipts ?? 0) : null;
      return {
        ...{ offset, cohorts: column.length, cohortSize, customers, receipts, revenueMinor },
        customersShare: shareOfCount(customers, cohortSize),
        receiptsEach: receiptsEach(receipts, customers),
        revenueShare: shareOfAmount(
          revenueMinor,
          sumMinor((cell) => cell.cohortRevenueMinor),
        ),
      };
    });
}
