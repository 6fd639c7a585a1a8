import 'server-only';
import type { Read } from '@/db/read';
import { churnFlows, type Standing } from '@/lib/domain/analytics/churn';
import type { ChurnResult } from '@/lib/domain/analytics/churn-result';
import { periodCode } from '@/lib/domain/analytics/periods';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { type ChurnParameters, churnSpec } from './spec';
import { type ChurnPlan, type Half, planChurn, standings } from './standings';

/**
 * Members alike, counted in two halves side by side: one process of the database would go through all of them alone. By their own rhythm it
 * is the receipts that take long, which several go through as it is.
 */
async function readStandings(
  read: Read,
  plan: ChurnPlan,
  parameters: ChurnParameters,
): Promise<readonly Standing[]> {
  const alike = (half?: Half) => read<Standing[]>`
    SELECT before, active, count(*)::int AS customers
    FROM (${standings({ read, plan, parameters, half })}) stood GROUP BY before, active`;
  if (parameters.churnBy === 'rhythm') return alike();
  const [row] = await read<{ upTo: number }[]>`
    SELECT coalesce(max(member_id) / 2, 0)::float8 AS "upTo" FROM member_summary`;
  const upTo = row?.upTo ?? 0;
  return (await Promise.all([alike({ side: 'low', upTo }), alike({ side: 'high', upTo })])).flat();
}

/** Who is lost by the silence that is chosen, period after period, of those who were active as it began. */
export const churnReport = defineQuery({
  id: 'analytics.churn',
  permission: churnSpec.permission,
  input: churnSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<ChurnResult> => {
    const state = await analyticsState(read);
    const plan = planChurn(input, state);
    const flows = churnFlows(await readStandings(read, plan, input), plan.lookedOn.length);
    const periods = plan.periods.flatMap((start, at) => {
      const flow = flows[at];
      if (flow === undefined) return [];
      const isUnfinished = start === plan.unfinished;
      return [{ period: periodCode(start, plan.grain), ...flow, isUnfinished }];
    });
    const { asOfOn, from, to } = plan;
    return {
      currency: state.currency,
      facts: {
        ...{ asOfOn, grain: input.grain, from, to, timeZone: state.timeZone },
        ...{ by: input.churnBy, days: input.churnDays, times: input.churnTimes },
        active: periods.at(-1)?.active ?? 0,
        churnRate: periods.findLast(({ isUnfinished }) => !isUnfinished)?.churnRate ?? null,
      },
      tables: { periods },
    };
  },
});
