import 'server-only';
import type { Fragment } from '@/db/read';
import { addPeriods, periodEnd } from '@/lib/domain/analytics/periods';
import { boughtBetween, periodOf } from './bought';
import { type CohortContext, startersIn } from './starters';

/** A cell by the first days of its cohort and of its period. */
export type CellDays = { readonly cohortOn: string; readonly periodOn: string };

const sorted = (days: readonly string[]) => days.toSorted();

/**
 * Members behind cells of different cohorts: who bought in the period of theirs; in period 0 everybody who began in it. A member has one
 * cohort, so none comes twice. Sums are of the period.
 */
export function membersOfCells(context: CohortContext, cells: readonly CellDays[]): Fragment {
  const { read, plan } = context;
  const { grain } = plan;
  const cohorts = sorted(cells.map(({ cohortOn }) => cohortOn));
  const periods = sorted(cells.map(({ periodOn }) => periodOn));
  const endOf = (start: string | undefined) => periodEnd(start ?? plan.firstOn, grain);
  const starters = startersIn(context, cohorts[0] ?? plan.firstOn, endOf(cohorts.at(-1)));
  const bought = boughtBetween(read, plan, {
    fromOn: periods[0] ?? plan.firstOn,
    toOn: endOf(periods.at(-1)),
  });
  const ends = cells.map(({ periodOn }) => addPeriods(periodOn, 1, grain));
  return read`
    SELECT t.member_id, coalesce(sum(b.receipts), 0)::int AS receipts,
           coalesce(sum(b.revenue_minor), 0)::bigint AS revenue_minor
    FROM (${starters}) t
    JOIN unnest(${cells.map(({ cohortOn }) => cohortOn)}::date[], ${cells.map(({ periodOn }) => periodOn)}::date[],
      ${ends}::date[]) AS cell(cohort_on, period_on, end_on)
      ON cell.cohort_on = ${periodOf(read, grain, 't.start_on')}
    LEFT JOIN (${bought}) b ON b.member_id = t.member_id AND b.on_day >= cell.period_on AND b.on_day < cell.end_on
    GROUP BY t.member_id, cell.cohort_on, cell.period_on
    HAVING cell.period_on = cell.cohort_on OR sum(b.receipts) > 0`;
}
