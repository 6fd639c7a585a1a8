import 'server-only';
import type { Read } from '@/db/read';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import { defineQuery } from '@/lib/kernel/query';
import { type AnalyticsState, analyticsState } from '../../analytics-state';
import { lastPurchaseOn } from '../../last-purchase';
import { readCohortPeriods } from './cells';
import { averages, triangle } from './cohorts';
import {
  asksForVersus,
  compareCells,
  comparedCohorts,
  versusParameters,
  wholeCells,
} from './compare';
import { planRetention, type RetentionPlan, yearBefore } from './plan';
import { type RetentionParameters, retentionSpec } from './spec';

/** The triangle and its foot for one plan. Lists behind the figures are made from the same. */
export async function readTriangle(
  read: Read,
  plan: RetentionPlan,
  parameters: RetentionParameters,
) {
  const cells = triangle(
    await readCohortPeriods(read, plan, parameters),
    plan,
    parameters.minCohort,
  );
  return { cells, average: averages(cells) };
}

async function readYearBefore(
  read: Read,
  plan: RetentionPlan,
  parameters: RetentionParameters,
  state: AnalyticsState,
) {
  const earlier = yearBefore(plan);
  const { average } = earlier
    ? await readTriangle(read, planRetention(earlier, state), parameters)
    : { average: [] };
  return new Map(average.map((column) => [column.offset, column]));
}

/** Cohorts by what their members began with, with the weighted average and the same a year before. */
export const retentionReport = defineQuery({
  id: 'analytics.retention',
  permission: retentionSpec.permission,
  input: retentionSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RetentionResult> => {
    const state = await analyticsState(read);
    const plan = planRetention(input, state);
    const [{ cells, average }, before, versus] = await Promise.all([
      readTriangle(read, plan, input),
      readYearBefore(read, plan, input, state),
      asksForVersus(input) ? readTriangle(read, plan, versusParameters(input)) : null,
    ]);
    const pair = comparedCohorts(cells, input);
    const starts = cells.filter((cell) => cell.offset === 0);
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        grain: input.grain,
        start: input.start,
        from: plan.from,
        to: plan.to,
        timeZone: state.timeZone,
        minCohort: input.minCohort,
        a: pair?.[0] ?? '',
        b: pair?.[1] ?? '',
        customers: starts.reduce((total, cell) => total + cell.cohortSize, 0),
        lastPurchaseOn: starts.length > 0 ? null : await lastPurchaseOn(read),
      },
      tables: {
        cohorts: cells,
        average: average.map((column) => ({
          ...column,
          customersShareYearBefore: before.get(column.offset)?.customersShare ?? null,
          revenueShareYearBefore: before.get(column.offset)?.revenueShare ?? null,
          receiptsEachYearBefore: before.get(column.offset)?.receiptsEach ?? null,
        })),
        pair:
          pair === null ? [] : compareCells(wholeCells(cells, pair[0]), wholeCells(cells, pair[1])),
        versus: versus === null ? [] : compareCells(average, versus.average),
      },
    };
  },
});
